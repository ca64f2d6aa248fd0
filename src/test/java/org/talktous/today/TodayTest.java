package org.talktous.today;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.talktous.testing.Api;
import org.talktous.testing.BrowserTest;
import org.talktous.testing.Fields;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.GivenHost;
import org.talktous.testing.Reader;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.StaffBrowser;
import org.talktous.testing.TalkToUs;
import org.talktous.testing.Visit;

/** The desk's first page: who calls next, who waits, what went wrong. It is Monday, 08:00 UTC. */
@BrowserTest
@ServiceTest
class TodayTest {
  private final TalkToUs talk;
  private final GivenHost host;
  private final GivenArticle article;
  private final Api own;

  TodayTest(TalkToUs talk) {
    this.talk = talk;
    this.host = talk.given().host("UTC").works("daily 00:00-24:00");
    this.article =
        talk.given()
            .article()
            .with("abstract", "Why should a leader carry the burden of weak allies?")
            .withHost(host);
    this.own = StaffBrowser.signIn(talk, host.account());
  }

  @Test
  void aHostSeesTheNextCallsWithQuestionPassageAndHistory() {
    comment("anna@example.org");
    comment("ANNA@example.org");
    comment("somebody@example.org");
    book("2026-11-23T21:00:00Z", "The first question?");
    book("2026-11-24T10:00:00Z", "The next question?");
    book("2026-11-25T10:00:00Z", "Not before Wednesday.");

    var page = today(own, "UTC");

    assertThat(page)
        .contains("Anna Reader", "The first question?", "the burden of weak allies", "21:00")
        .contains("The next question?", "tomorrow", "2 queries", "1 call", "/admin/calls/")
        .contains("https://meet.example.org/")
        .doesNotContain("Not before Wednesday.");
  }

  @Test
  void todayIsWhatItIsWhereTheVisitorLives() {
    book("2026-11-24T22:00:00Z", "Late in London?");

    assertThat(calls(own, "UTC")).contains("Late in London?", "tomorrow");
    assertThat(calls(own, "Asia/Tokyo")).doesNotContain("Late in London?");
  }

  @Test
  void aHostSeesNothingOfAnothersCallsButAnAdminDoes() {
    book("2026-11-23T21:30:00Z", "Whose call is this?");
    var other = StaffBrowser.signIn(talk, talk.given().host("UTC").account());

    assertThat(today(own, "UTC")).contains("Whose call is this?");
    assertThat(today(other, "UTC"))
        .contains("No calls today or tomorrow.")
        .doesNotContain("Whose call is this?", "Failed deliveries");
  }

  @Test
  void theHistoryOfAReaderWithAnotherHostIsNotTold() {
    var second = talk.given().host("UTC").works("daily 00:00-24:00");
    book("2026-11-23T21:00:00Z", "Asked of the first host?");
    article.withHost(second);
    host.leaves();
    book("2026-11-24T11:00:00Z", "Asked of the second?");

    assertThat(today(StaffBrowser.signIn(talk, second.account()), "UTC"))
        .contains("Asked of the second?", "The first time with this article.");
  }

  @Test
  void whatIsOverOrCancelledIsNotAhead() {
    var call = book("2026-11-23T21:00:00Z", "Cancelled?");
    talk.api().post("/api/v1/bookings/" + call + "/cancellation").with(200);
    book("2026-11-24T00:00:00Z", "Over?");
    assertThat(calls(own, "UTC")).contains("Over?").doesNotContain("Cancelled?");

    talk.clock().advance(Duration.ofHours(16).plusMinutes(10));
    assertThat(calls(later(), "UTC")).contains("Over?", "now");
    talk.clock().advance(Duration.ofMinutes(30));
    assertThat(calls(later(), "UTC")).doesNotContain("Over?");
  }

  @Test
  void whatWaitsIsCountedByItsAgeAndTheOldestAreListed() {
    var alone = TalkToUs.alone();
    try {
      var given = alone.given().article();
      for (int days : List.of(0, 2, 2, 5, 30)) {
        var reference =
            alone
                .api()
                .post(
                    "/api/v1/articles/" + given.slug() + "/comments",
                    Fields.NONE.with("kind", "question").with("body", "Asked " + days + " ago."))
                .with(201)
                .text("/reference");
        alone
            .sql()
            .run(
                "update reader_query set created_at = created_at - make_interval(days => ?)"
                    + " where reference = ?",
                days,
                reference);
      }
      var page = StaffBrowser.signIn(alone, TalkToUs.ADMIN).get("/admin").with(200).body();

      assertThat(page)
          .containsPattern("Less than a day</dt><dd>1<")
          .containsPattern("1 to 3 days</dt><dd>2<")
          .containsPattern("3 to 7 days</dt><dd>1<")
          .containsPattern("Longer than a week</dt><dd>1<")
          .contains("30 days", "Everything was delivered.", "All of them can be read.");
      assertThat(page.indexOf("Asked 30 ago.")).isLessThan(page.indexOf("Asked 5 ago."));
      failsADelivery(alone);
      assertThat(StaffBrowser.signIn(alone, TalkToUs.ADMIN).get("/admin").with(200).body())
          .contains("Not delivered: 1", "Webhook", "7 attempts");
    } finally {
      alone.stop();
    }
  }

  @Test
  void anOutsideCalendarThatCannotBeReadIsTold() {
    talk.sql()
        .run(
            """
            insert into calendar_import (host_id, id, url, warning, warning_since)
            values (?, ?, 'https://example.org/c.ics', 'it is gone', '2026-11-20T10:00:00Z')
            """,
            host.id(),
            UUID.randomUUID());

    assertThat(today(own, "UTC")).contains("Outside calendars", host.name(), "20 November, 10:00");
    assertThat(today(StaffBrowser.signIn(talk, TalkToUs.ADMIN), "UTC")).contains(host.name());
    assertThat(today(StaffBrowser.signIn(talk, talk.given().host("UTC").account()), "UTC"))
        .doesNotContain("Outside calendars");
    talk.sql().run("delete from calendar_import where host_id = ?", host.id());
  }

  static List<Arguments> views() {
    return List.of(
        Arguments.of("en", Visit.DESK),
        Arguments.of("en", Visit.PHONE),
        Arguments.of("ru", Visit.DESK),
        Arguments.of("ru", Visit.PHONE));
  }

  @ParameterizedTest
  @MethodSource("views")
  void thePageIsSound(String language, Consumer<Browser.NewContextOptions> view) {
    comment("anna@example.org");
    book("2026-11-23T21:00:00Z", "A question that is long enough to need a second line of text?");
    var visit = Visit.to(talk, view);
    visit.open("/admin/sign-in?lang=" + language);
    visit.at("#email").fill(host.account());
    visit.at("#password").fill(TalkToUs.PASSWORD);
    visit.at("form.sign-in button").click();
    visit.page().waitForURL("**/admin");

    visit.reads(language.equals("en") ? "Next calls" : "Ближайшие звонки");
    visit.isSound();
  }

  private Api later() {
    return StaffBrowser.signIn(talk, host.account());
  }

  private static void failsADelivery(TalkToUs talk) {
    talk.sql()
        .run(
            """
            insert into delivery
              (event_id, channel, target, state, attempts, due_at, created_at, settled_at)
            select id, 'webhook', 'nowhere', 'failed', 7, occurred_at, occurred_at, occurred_at
            from event
            limit 1
            """);
  }

  private void comment(String email) {
    talk.api()
        .post(
            "/api/v1/articles/" + article.slug() + "/comments",
            Fields.NONE
                .with("kind", "question")
                .with("body", "Why?")
                .with("email", email)
                .with("consent", true))
        .with(201);
  }

  private String book(String startsAt, String question) {
    return talk.reader()
        .tries(
            Reader.request(article, startsAt)
                .with("question", question)
                .with(
                    "passage",
                    Map.of("exact", "the burden of weak allies", "prefix", "", "suffix", "")))
        .with(201)
        .text("/token");
  }

  /** The next calls alone: what waits for an answer may be in the list beside them. */
  private static String calls(Api staff, String zone) {
    return today(staff, zone).replaceFirst("(?s).*(<section class=\"next\".*?</section>).*", "$1");
  }

  private static String today(Api staff, String zone) {
    return staff.get("/admin?zone=" + zone).with(200).body();
  }
}
