package org.talktous.base.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.talktous.delivery.Deliver;
import org.talktous.delivery.recipient.ConfirmedAddresses;
import org.talktous.feedback.thread.Writing;
import org.talktous.survey.response.GivenSurvey;
import org.talktous.testing.Fields;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.GivenCall;
import org.talktous.testing.GivenComment;
import org.talktous.testing.GivenHost;
import org.talktous.testing.HttpReceiver;
import org.talktous.testing.LogLines;
import org.talktous.testing.Reader;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/**
 * A reader whose name, address and words are marked goes through every flow, and is erased. It is
 * Monday, 2026-11-23, 08:00 UTC.
 */
@ServiceTest
class ErasureStoryTest {
  private static final Path DATA = Path.of("target", "erasure-test");
  private static final String MARK = "zqxwmark";
  private static final String NAME = "Zqxwmark Person";
  private static final String PUBLIC_BODY =
      "What of the third case? Zqxwmark Person, zqxwmark@example.org";
  private static final String EMAIL = "zqxwmark@example.org";

  private final TalkToUs talk =
      TalkToUs.with(
          Map.of(
              "talk.data-dir", DATA.toString(),
              "talk.webhooks.allowed-private", "127.0.0.0/8",
              "talk.poll-interval", "PT1H"));
  private final HttpReceiver receiver = HttpReceiver.start();
  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final Level level = root.getLevel();
  private final LogLines log = LogLines.of(Logger.ROOT_LOGGER_NAME);
  private final GivenHost second = talk.given().host("UTC").works("daily 09:00-18:00");
  private final GivenArticle article =
      talk.given().article().withHost("UTC", "daily 09:00-18:00").withHost(second);
  private String hook = "";

  @BeforeEach
  void listen() {
    // As in production; tests are quieter.
    root.setLevel(Level.INFO);
    hook =
        talk.desk()
            .post(
                "/api/v1/admin/webhooks",
                Fields.NONE.with("url", receiver.url("/hook")).with("types", List.of("*")))
            .with(201)
            .text("/id");
  }

  @AfterEach
  void tidyUp() {
    talk.desk().delete("/api/v1/admin/webhooks/" + hook).with(204);
    receiver.close();
    log.close();
    root.setLevel(level);
  }

  private static Fields passage() {
    return Fields.NONE
        .with("exact", MARK + " passage")
        .with("prefix", MARK + " before ")
        .with("suffix", " after " + MARK);
  }

  private GivenCall books(String startsAt) {
    var reader = talk.reader().withKey(UUID.randomUUID().toString());
    var request =
        Reader.request(article, startsAt)
            .with("name", NAME)
            .with("email", EMAIL)
            .with("question", "Why, asks " + MARK + "?")
            .with("topic", MARK + " topic")
            .with("passage", passage().values());
    return new GivenCall(reader, reader.tries(request).with(201));
  }

  private String deskPath(GivenCall call) {
    var id = talk.sql().value("select id from booking where reference = ?", call.reference());
    return "/api/v1/admin/bookings/" + id;
  }

  private void changeCalls() {
    var moved = books("2026-11-24T10:00:00Z");
    moved.moveTo("2026-11-24T12:00:00Z").with(200);
    talk.desk()
        .post(
            deskPath(moved) + "/rescheduling", Fields.NONE.with("startsAt", "2026-11-25T10:00:00Z"))
        .with(200);
    talk.sql()
        .run(
            "update booking set moving_reason = ? where reference = ?",
            MARK + " is ill",
            moved.reference());

    var cancelled = books("2026-11-24T11:00:00Z");
    talk.api()
        .post(cancelled.path() + "/cancellation", Fields.NONE.with("reason", MARK + " is away"))
        .with(200);

    var given = books("2026-11-26T10:00:00Z");
    var taker =
        talk.sql().value("select host_id from booking where reference = ?", given.reference());
    var other = taker.equals(second.id()) ? article.host().id() : second.id();
    talk.desk().post(deskPath(given) + "/handover", Fields.NONE.with("host", other)).with(200);
    talk.sql()
        .run(
            """
            insert into call_answer (booking_id, party, answer, sequence, comment, answered_at)
            select id, 'reader', 'tentative', sequence, ?, now() from booking where reference = ?
            """,
            MARK + " may be late",
            given.reference());

    var attended = books("2026-11-27T10:00:00Z");
    talk.desk()
        .post(
            deskPath(attended) + "/outcome",
            Fields.NONE.with("outcome", "attended").with("notes", MARK + " knows the author"))
        .with(200);
  }

  private GivenComment writeComments() {
    var writing = new Writing(talk, article);
    var marked =
        Writing.QUESTION
            .with("name", NAME)
            .with("email", EMAIL)
            .with("consent", true)
            .with("passage", passage().values());
    var comment = writing.writes(marked.with("body", MARK + " asks privately"));
    comment.adds("and " + MARK + " adds").with(201);
    comment.answered("Dear " + MARK + ", because.", false);
    comment.adds("Thank you, says " + MARK).with(201);
    writing.writes(marked.with("body", MARK + " waits for an answer"));
    // Nobody's, but for what it says.
    writing.writes("I know " + EMAIL + " well.");

    var open =
        writing.writes(
            marked
                .without("passage")
                .with("body", PUBLIC_BODY)
                .with("mayPublish", true)
                .with("showName", true));
    open.answered("It follows, " + NAME + ".", true);
    open.answered("For you alone, " + MARK + ".", false);
    return open;
  }

  private void answerSurvey() {
    GivenSurvey.of(talk)
        .answered(
            "clarity", 1,
            "why", "Ask " + MARK + " at " + EMAIL,
            "missing", MARK + " misses a table")
        .with(201);
  }

  private void waitInLine() {
    talk.api()
        .post(
            "/api/v1/articles/" + talk.given().article().slug() + "/waitlist",
            Fields.NONE.with("email", EMAIL).with("zone", "UTC").with("consent", true))
        .with(202);
  }

  private void saveViews() {
    for (var sought : List.of(EMAIL, "Zqxwmark+Person")) {
      talk.sql()
          .run(
              """
              insert into inbox_view (id, staff_id, name, filter, created_at)
              select gen_random_uuid(), id, ?, ?, now() from staff where role = 'ADMIN' limit 1
              """,
              sought,
              "?q=" + sought);
    }
  }

  private List<String> payloads() {
    new Deliver(talk).now();
    return receiver.received("/hook").stream().map(HttpReceiver.Received::body).toList();
  }

  private List<String> marked(List<String> texts) {
    return texts.stream()
        .filter(each -> each.toLowerCase(java.util.Locale.ROOT).contains(MARK))
        .toList();
  }

  @Test
  void nothingIsLeftOfAReaderWhoIsErased() throws IOException {
    // So that mails to the reader hold what they wrote.
    talk.bean(ConfirmedAddresses.class).confirm(EMAIL);
    changeCalls();
    var open = writeComments();
    answerSurvey();
    waitInLine();
    saveViews();
    var payloads = new ArrayList<>(payloads());
    for (var format : List.of("csv", "xlsx")) {
      talk.desk()
          .get("/api/v1/admin/reports/queries." + format + "?from=2026-11-23&to=2026-11-24")
          .with(200);
    }

    assertThat(Traces.inDatabase(talk.sql(), MARK)).hasSizeGreaterThan(20);
    assertThat(Traces.inFiles(DATA.toAbsolutePath(), MARK)).hasSizeGreaterThan(10);
    assertThat(marked(log.read())).as("in the log before").isEmpty();
    var figures = figures();

    var reader = "/api/v1/admin/readers/" + EMAIL;
    var export = talk.desk().get(reader + "/export").with(200);
    assertThat(export.items("/bookings")).hasSize(4);
    assertThat(export.items("/comments")).hasSizeGreaterThanOrEqualTo(7);
    assertThat(export.items("/waitlist")).hasSize(1);
    assertThat(export.items("/addressConfirmed")).hasSize(1);
    assertThat(export.items("/surveyResponses")).hasSize(1);
    assertThat(export.items("/deliveries")).isNotEmpty();
    assertThat(export.at("/bookings/0/consent/version").asInt()).isEqualTo(Consents.VERSION);

    talk.desk().delete(reader).with(204);
    payloads.addAll(payloads());

    assertThat(Traces.inDatabase(talk.sql(), MARK)).isEmpty();
    assertThat(Traces.inFiles(DATA.toAbsolutePath(), MARK)).isEmpty();
    assertThat(marked(log.read())).as("in the log").isEmpty();
    assertThat(payloads).anyMatch(each -> each.contains(ReaderData.READER_ERASED));
    assertThat(marked(payloads)).as("what webhooks were sent").isEmpty();

    assertThat(figures()).as("calls and questions that others count").isEqualTo(figures);
    assertThat(
            talk.sql()
                .count(
                    "select count(*) from booking where status = 'confirmed' and outcome is null"))
        .as("calls ahead")
        .isZero();
    var answers = talk.api().get("/api/v1/articles/" + article.slug() + "/answers").with(200);
    assertThat(answers.body()).contains("What of the third case? …, …", "It follows, ….");
    assertThat(talk.api().get(open.path()).status()).isEqualTo(404);
    assertThat(talk.desk().get(reader + "/export").status()).isEqualTo(404);
    assertThat(talk.desk().delete(reader).status()).isEqualTo(404);
    assertThat(
            talk.sql()
                .rows("select before::text, after::text from audit where action = 'reader.erased'"))
        .hasSize(1);
  }

  private List<Map<String, Object>> figures() {
    return talk.sql()
        .rows(
            """
            select (select count(*) from booking) as calls,
              (select count(*) from booking where outcome = 'attended') as attended,
              (select count(*) from reader_query where status = 'answered') as answered
            """);
  }

  @Test
  void theHostIsToldOfTheCallAndTheReaderOfNothingMore() throws IOException {
    var call = books("2026-11-30T10:00:00Z");
    new Deliver(talk).now();

    talk.api().delete(call.path()).with(204);
    new Deliver(talk).now();

    var cancelled =
        new Deliver(talk)
            .of("mail", "org.talktous.booking.cancelled", "bookings/" + call.reference());
    assertThat(cancelled)
        .extracting(each -> each.at("/target").asText() + " " + each.at("/lastAnswer").asText())
        .anyMatch(each -> each.startsWith("reader ") && each.contains("erased"))
        .anyMatch(each -> each.startsWith("host ") && !each.contains("not sent"));
    try (var files = Files.list(DATA.toAbsolutePath().resolve("mail"))) {
      assertThat(files).isNotEmpty();
    }
    assertThat(Traces.inFiles(DATA.toAbsolutePath(), MARK)).isEmpty();
  }
}
