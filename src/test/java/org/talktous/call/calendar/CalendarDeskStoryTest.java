package org.talktous.call.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.talktous.testing.Api;
import org.talktous.testing.GivenHost;
import org.talktous.testing.HttpReceiver;
import org.talktous.testing.HttpReceiver.Reply;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.StaffBrowser;
import org.talktous.testing.TalkToUs;

/** A host connects calendars on a page. */
@ServiceTest
class CalendarDeskStoryTest {
  private final TalkToUs talk = CalendarDesk.running().talk();
  private final HttpReceiver elsewhere = HttpReceiver.start();
  private final GivenHost host = talk.given().host("UTC").works("daily 10:00-11:00");
  private final Api staff = StaffBrowser.signIn(talk, host.account());
  private final String page = "/admin/hosts/" + host.id() + "/calendars";

  @AfterEach
  void hangUp() {
    elsewhere.close();
  }

  private String feed() {
    var address =
        staff.get(page).with(200).body().replaceFirst("(?s).*readonly value=\"([^\"]*)\".*", "$1");
    return URI.create(address).getPath();
  }

  private static String url(String url) {
    return StaffBrowser.form(Map.of("url", url));
  }

  private Object recorded(String action) {
    return talk.sql()
        .value(
            "select coalesce(before::text, '') || '→' || coalesce(after::text, '') from audit"
                + " where action = ? and subject = ?",
            action,
            "host/" + host.id());
  }

  @Test
  void aFeedIsShownAndRenewed() {
    var before = feed();
    talk.api().get(before).with(200);

    staff.post(page + "/feed", "").with(303);

    talk.api().get(before).with(404);
    talk.api().get(feed()).with(200);
    assertThat(recorded("feed.renewed")).isEqualTo("→");
  }

  @Test
  void aCalendarIsImportedAndForgotten() {
    elsewhere.reply("/cal.ics", Ics.reply(Ics.file()));

    var set = staff.post(page + "/import", url(elsewhere.url("/cal.ics"))).with(303);

    assertThat(staff.get(set.header("Location")).body())
        .contains("The calendar is imported.", "Up to date as of", elsewhere.url("/cal.ics"));
    assertThat(recorded("import.set")).asString().contains("127.0.0.1").doesNotContain("cal.ics");
    staff.post(page + "/import/removal", "").with(303);
    assertThat(staff.get(page).body()).doesNotContain("Up to date", "Stop the import");
    assertThat(recorded("import.removed")).asString().startsWith("{").endsWith("→");
  }

  @Test
  void whyACalendarCannotBeImportedIsSaidInBothLanguages() {
    elsewhere.reply("/cal.ics", Reply.of(503), Ics.reply("<html>Sign in</html>"));

    var set = staff.post(page + "/import", url(elsewhere.url("/cal.ics"))).with(303);

    assertThat(staff.get(set.header("Location")).body())
        .contains("could not be imported yet", "Its server answered with the error 503.");
    assertThat(staff.get(page + "?lang=ru").body())
        .contains("Сейчас календарь получить не удаётся.", "Сервер календаря ответил ошибкой 503.");
    CalendarDesk.running().refresh(host);
    assertThat(staff.get(page + "?lang=ru").body()).contains("По этому адресу не календарь");
    var hosts = StaffBrowser.signIn(talk, TalkToUs.ADMIN).get("/admin/hosts?lang=en").body();
    assertThat(hosts).contains("Calendar import: What stands there is not a calendar");
  }

  @Test
  void anAddressThatCannotBeOneIsRefusedAndKept() {
    assertThat(staff.post(page + "/import", url("ftp://x \"y")).with(400).body())
        .contains("not an address that can be fetched", "ftp://x &#34;y");
    assertThat(staff.post(page + "/import", url("http://10.0.0.1/")).with(400).body())
        .contains("leads to the open internet");
    assertThat(staff.post(page + "/import", "").with(400).body()).contains("Paste the address");
    staff.get("/admin/hosts/" + talk.given().host("UTC").id() + "/calendars").with(403);
  }

  @Test
  void aCalendarThatWasNotAddedCannotBeSet() {
    for (var number : new String[] {"1", "99"}) {
      var form = Map.of("number", number, "url", elsewhere.url("/cal.ics"));
      staff.post(page + "/import", StaffBrowser.form(form)).with(404);
    }
    assertThat(
            talk.sql().count("select count(*) from calendar_import where host_id = ?", host.id()))
        .isZero();
  }

  @Test
  void calendarsAreChosenAmongAndWhatIsLeftOutOfThemIsNamedInBothLanguages() {
    elsewhere.reply(
        "/cal.ics",
        Ics.reply(
            Ics.file(
                Ics.event("UID:odd", "DTSTART:20261124T1000"),
                Ics.event("UID:even", "DTSTART:T"))));
    var form =
        Map.of(
            "number", "new",
            "url", elsewhere.url("/cal.ics"),
            "choices", "yes",
            "tentative", "yes",
            "username", "ada",
            "password", "open sesame");

    staff.post(page + "/import", StaffBrowser.form(form)).with(303);

    var shown = staff.get(page + "?lang=en").with(200).body();
    assertThat(shown)
        .contains("2 entries could not be read", "DTSTART:20261124T1000", "Elsewhere", "odd")
        .contains(
            "It has no beginning that can be read",
            "Add a calendar",
            "A name and a password are kept")
        .doesNotContain("sesame");
    assertThat(shown.substring(0, shown.indexOf("Add a calendar")))
        .contains("name=\"tentative\" value=\"yes\" checked")
        .doesNotContain("name=\"allDay\" value=\"yes\" checked");
    assertThat(staff.get(page + "?lang=ru").body())
        .contains("Не удалось прочесть 2 записи", "Начало не читается");
    assertThat(staff.get("/admin?lang=en").body())
        .contains(
            "2 entries left out", "Elsewhere · odd · DTSTART:20261124T1000; Elsewhere · even");
    var forget = Map.of("number", "0", "url", elsewhere.url("/cal.ics"), "forget", "yes");
    staff.post(page + "/import", StaffBrowser.form(forget)).with(303);
    assertThat(staff.get(page).body()).doesNotContain("A name and a password are kept");
    staff.post(page + "/import/removal", StaffBrowser.form(Map.of("number", "0"))).with(303);
    assertThat(staff.get(page).body()).doesNotContain("Stop the import");
  }
}
