package org.talktous.base.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.talktous.testing.Answer;
import org.talktous.testing.Fields;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.GivenHost;
import org.talktous.testing.HttpReceiver;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/** What others are answered while strangers make the service compute. */
@ServiceTest
class ResponsivenessTest {
  private static final int ASKED = 120;
  private static final int HOSTILE = 8;

  /** A machine that tests in two JVMs gives no answer sooner than this, now and then. */
  private static final Duration NOISE = Duration.ofMillis(40);

  private static final Duration HEALTH = Duration.ofMillis(200);

  private final TalkToUs talk =
      TalkToUs.with(
          Map.of(
              "talk.webhooks.allowed-private", "127.0.0.0/8",
              "talk.calendars.timeout", "PT20S",
              "talk.poll-interval", "PT1H"));
  private final GivenArticle article =
      talk.given()
          .article()
          .withHost("UTC", "daily 09:00-17:00")
          .withHost("Europe/Moscow", "daily 09:00-17:00")
          .withHost("America/New_York", "daily 09:00-17:00");

  @Test
  void freeTimesAndHealthAreAnsweredWhileEightCalendarsAndSignInsAreWorkedOn() throws Exception {
    try (var elsewhere = HttpReceiver.start()) {
      var file = hostileCalendar().getBytes(StandardCharsets.UTF_8);
      elsewhere.reply(
          "/hostile.ics",
          exchange -> {
            exchange.sendResponseHeaders(200, file.length);
            exchange.getResponseBody().write(file);
          });
      var hosts = IntStream.range(0, HOSTILE).mapToObj(i -> talk.given().host("UTC")).toList();
      slots(ASKED);
      var quiet = ninetyFifth(slots(ASKED));

      var during = new ArrayList<Duration>();
      var health = new ArrayList<Duration>();
      try (var strangers = Executors.newFixedThreadPool(2 * HOSTILE)) {
        var work = new ArrayList<java.util.concurrent.Future<?>>();
        for (var host : hosts) {
          work.add(strangers.submit(() -> reads(host, elsewhere)));
          work.add(strangers.submit(this::guesses));
        }
        while (work.stream().anyMatch(each -> !each.isDone())) {
          during.addAll(slots(4));
          health.add(timed("/health"));
        }
      }

      assertThat(during).hasSizeGreaterThan(20);
      assertThat(ninetyFifth(during))
          .as("quiet %s, %s asked", quiet, during.size())
          .isLessThanOrEqualTo(quiet.multipliedBy(5).plus(NOISE));
      assertThat(ninetyFifth(health)).isLessThanOrEqualTo(HEALTH);
    }
  }

  private Answer reads(GivenHost host, HttpReceiver elsewhere) {
    return talk.desk()
        .put(
            "/api/v1/admin/hosts/" + host.id() + "/calendar/import",
            Fields.NONE.with("url", elsewhere.url("/hostile.ics")))
        .with(200);
  }

  /** At an account that there is not: it costs what it costs outside of tests. */
  private void guesses() {
    var wrong =
        Fields.NONE.with("email", "nobody@example.org").with("password", "not the password");
    for (int i = 0; i < HOSTILE; i++) {
      assertThat(talk.api().post("/api/v1/sessions", wrong).status()).isIn(401, 503);
    }
  }

  private List<Duration> slots(int times) {
    return IntStream.range(0, times)
        .mapToObj(i -> timed("/api/v1/articles/" + article.slug() + "/slots?days=14"))
        .toList();
  }

  private Duration timed(String path) {
    long from = System.nanoTime();
    talk.api().get(path).with(200);
    return Duration.ofNanos(System.nanoTime() - from);
  }

  private static Duration ninetyFifth(List<Duration> all) {
    var sorted = all.stream().sorted().toList();
    return sorted.get((int) Math.ceil(sorted.size() * 0.95) - 1);
  }

  /** Half a megabyte of events, each of which recurs as often as a file may ask for. */
  private static String hostileCalendar() {
    var file = new StringBuilder("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Elsewhere//EN\r\n");
    for (int i = 0; file.length() < 440_000; i++) {
      file.append("BEGIN:VEVENT\r\nUID:")
          .append(i)
          .append("\r\nDTSTART:20200101T000000Z\r\nDTEND:20200101T000100Z\r\n")
          .append("RRULE:FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1,-2,-3\r\nEND:VEVENT\r\n");
    }
    return file.append("END:VCALENDAR\r\n").toString();
  }
}
