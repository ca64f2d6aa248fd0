package org.talktous.call.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.talktous.testing.Fields;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.GivenComment;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.StaffBrowser;
import org.talktous.testing.TalkToUs;
import org.talktous.testing.Wire;

/** How often the service asks its database, counted on the wire between the two. */
@ServiceTest
class StatementsTest {
  @SuppressWarnings("NullAway.Init")
  private static Wire wire;

  @SuppressWarnings("NullAway.Init")
  private static TalkToUs talk;

  @SuppressWarnings("NullAway.Init")
  private static TalkToUs base;

  @SuppressWarnings("NullAway.Init")
  private static GivenArticle article;

  @BeforeAll
  static void connect() {
    // A database of its own: nobody else's mails are on their way here.
    base = TalkToUs.alone();
    article = base.given().article().withHost("Europe/Moscow", "daily 09:00-17:00").withHost("UTC");
    wire = Wire.to(base.sql().url());
    talk =
        base.replica(Map.of("datasources.default.url", wire.url(), "talk.poll-interval", "PT1H"));
  }

  @AfterAll
  static void disconnect() throws IOException {
    talk.stop();
    base.stop();
    wire.close();
  }

  private static void ask(String path) {
    var browser = talk.api().with("Sec-Fetch-Dest", "document");
    // The first answer may learn what is kept for the next.
    browser.get(path).with(200);
    wire.reset();
    browser.get(path).with(200);
  }

  @Test
  void theBookingPageTakesAtMostTwoStatements() {
    ask("/articles/" + article.slug() + "/call");

    assertThat(wire.statements()).isNotEmpty().hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void theFreeTimesTakeOneRoundTrip() {
    ask("/api/v1/articles/" + article.slug() + "/slots?days=62");

    assertThat(wire.statements()).hasSize(1);
    assertThat(wire.roundTrips()).isEqualTo(1);
  }

  @Test
  void whoeverIsToldOfABookingCostsItOneStatementAndTheRemindersAnother() {
    talk.reader().books(article, "2026-11-24T10:00:00Z");
    wire.reset();
    talk.reader().books(article, "2026-11-25T10:00:00Z");

    assertThat(wire.statements()).filteredOn(each -> each.contains("into delivery")).hasSize(1);
    assertThat(wire.statements()).filteredOn(each -> each.contains("scheduled_tasks")).hasSize(1);
    assertThat(wire.statements())
        .filteredOn(each -> each.contains("delivery") || each.contains("webhook"))
        .hasSize(1);
  }

  @Test
  void aCallThatIsMovedTakesItsRemindersAwayOneByOne() {
    var call = talk.reader().books(article, "2026-11-24T11:00:00Z");
    wire.reset();
    call.moveTo("2026-11-25T11:00:00Z").with(200);

    // Each is looked for and deleted; the new ones are planned in one statement.
    assertThat(wire.statements())
        .filteredOn(each -> each.contains("scheduled_tasks"))
        .hasSize(2 * 2 + 1);
  }

  @Test
  void theArticlesPageTakesAStatementForEachOfItsSources() {
    ask("/articles/" + article.slug());
    // The article, the answers in public, whether there is a survey.
    assertThat(wire.statements()).hasSize(3);

    for (int i = 0; i < 5; i++) {
      answerInPublic(article, "Question " + i);
    }
    ask("/articles/" + article.slug());
    // And all replies in one.
    assertThat(wire.statements()).hasSize(4);
  }

  @Test
  void publicAnswersTakeAFixedNumberOfStatements() {
    var own = base.given().article();
    for (int i = 0; i < 5; i++) {
      answerInPublic(own, "Public question " + i);
    }
    // The article, the questions, all their answers.
    for (var path : new String[] {"/answers", "/answers.atom"}) {
      ask("/articles/" + own.slug() + path);
      assertThat(wire.statements()).hasSize(3);
    }
    ask("/api/v1/articles/" + own.slug() + "/answers");
    assertThat(wire.statements()).hasSize(3);
    // And how many there are.
    ask("/api/v1/articles/" + own.slug() + "/annotations");
    assertThat(wire.statements()).hasSize(4);
  }

  @Test
  void theAgendaOfStaffTakesAFixedNumberOfStatements() {
    talk.reader().books(article, "2026-11-26T10:00:00Z");
    talk.reader().books(article, "2026-11-27T10:00:00Z");
    var admin = StaffBrowser.signIn(talk, TalkToUs.ADMIN);
    admin.get("/admin/calls").with(200);
    wire.reset();

    var agenda = admin.get("/admin/calls?date=2026-11-26").with(200).body();

    assertThat(agenda).contains("2026-11-26T10:00:00Z", "2026-11-27T10:00:00Z");
    // Whether the session holds, the calls, the hosts and the articles to narrow them to.
    assertThat(wire.statements()).filteredOn(each -> each.startsWith("select")).hasSize(4);
  }

  private static void answerInPublic(GivenArticle about, String question) {
    var comment =
        Fields.NONE.with("kind", "question").with("body", question).with("mayPublish", true);
    var path = "/api/v1/articles/" + about.slug() + "/comments";
    var written = new GivenComment(talk, talk.api().post(path, comment).with(201));
    talk.desk()
        .post(
            "/api/v1/admin/comments/" + idOf(written.reference()) + "/replies",
            Fields.NONE.with("body", "Yes.").with("public", true))
        .with(201);
  }

  private static Object idOf(String reference) {
    return base.sql().value("select id from reader_query where reference = ?", reference);
  }
}
