package org.talktous.call.calendar;

import java.util.Map;
import java.util.UUID;
import org.talktous.testing.Answer;
import org.talktous.testing.Fields;
import org.talktous.testing.GivenHost;
import org.talktous.testing.TalkToUs;

/** Hosts' calendars as staff handle them, on a service that may go to this machine. */
record CalendarDesk(TalkToUs talk) {
  static final Map<String, String> SETTINGS =
      Map.of(
          "talk.webhooks.allowed-private", "127.0.0.0/8",
          "talk.calendars.timeout", "PT2S",
          "talk.poll-interval", "PT1H");

  static CalendarDesk running() {
    return new CalendarDesk(TalkToUs.with(SETTINGS));
  }

  static String path(UUID host) {
    return "/api/v1/admin/hosts/" + host + "/calendar";
  }

  Answer calendar(GivenHost host) {
    return talk.desk().get(path(host.id())).with(200);
  }

  Answer imports(GivenHost host, String url) {
    return talk.desk().put(path(host.id()) + "/import", Fields.NONE.with("url", url));
  }

  /** What the scheduler would do in its time. */
  void refresh(GivenHost host) {
    talk.bean(Imports.class)
        .refresh(
            (UUID) talk.sql().value("select id from calendar_import where host_id = ?", host.id()));
  }
}
