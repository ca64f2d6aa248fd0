package org.talktous.feedback.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.talktous.testing.Concurrently;
import org.talktous.testing.Fields;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.GivenComment;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/** A reader writes about an article and comes back to what they wrote. */
@ServiceTest
class CommentStoryTest {
  private final TalkToUs talk;
  private final GivenArticle article;
  private final Writing reader;

  CommentStoryTest(TalkToUs talk) {
    this.talk = talk;
    this.article =
        talk.given()
            .article()
            .with("abstract", "A single strong state surrounded by weak partners.")
            .with("sections", List.of(Map.of("id", "method", "title", "Method", "text", "None.")));
    this.reader = new Writing(talk, article);
  }

  @Test
  void aCommentBecomesAThreadThatOnlyItsLinkOpens() {
    var comment = reader.writes(Writing.QUESTION);

    assertThat(comment.written().header("Location")).isEqualTo(comment.path());
    assertThat(comment.written().text("/threadUrl")).endsWith(comment.page());
    var thread = comment.read();
    assertThat(thread.text("/reference")).isEqualTo(comment.reference());
    assertThat(thread.text("/status")).isEqualTo("open");
    assertThat(thread.text("/kind")).isEqualTo("question");
    assertThat(thread.text("/channel")).isEqualTo("comment");
    assertThat(thread.text("/article")).isEqualTo(article.slug());
    assertThat(thread.text("/body")).isEqualTo("Why should a leader carry the burden?");
    assertThat(thread.at("/passage").isNull()).isTrue();
    assertThat(thread.text("/createdAt")).isEqualTo("2026-11-23T08:00:00Z");
    assertThat(thread.items("/replies")).isEmpty();
    var call = talk.reader();
    assertThat(call.api().get("/api/v1/bookings/" + comment.token()).status()).isEqualTo(404);
    assertThat(call.api().get(comment.path() + "A").status()).isEqualTo(404);
  }

  @Test
  void theThreadTellsNobodyWhoWroteIt() {
    var comment = reader.writes(Writing.OF_ANNA);

    assertThat(comment.read().body()).doesNotContain("anna@example.org");
    assertThat(comment.atTheDesk().text("/reader/email")).isEqualTo("anna@example.org");
    assertThat(
            talk.sql()
                .value(
                    "select data::text from event where subject = ?",
                    "comments/" + comment.reference())
                .toString())
        .doesNotContain("anna", "Anna", "burden");
  }

  @Test
  void aQuotedPassageIsKeptAndLookedForInTheText() {
    var there =
        reader.writes(
            Writing.QUESTION.with("passage", Map.of("exact", "surrounded by weak partners")));
    var gone = reader.writes(Writing.QUESTION.with("passage", Map.of("exact", "the price of tea")));

    assertThat(there.read().at("/passageFound").asBoolean()).isTrue();
    assertThat(there.read().text("/passage/exact")).isEqualTo("surrounded by weak partners");
    assertThat(gone.read().at("/passageFound").asBoolean()).isFalse();
    assertThat(gone.read().text("/passage/exact")).isEqualTo("the price of tea");
  }

  @ParameterizedTest
  @CsvSource({
    "kind, rant",
    "kind, ",
    "body, ' '",
    "body, ",
    "email, no address",
    "consent, false",
    "consent, ",
    "name, 'a\tb'",
    "locale, klingon!"
  })
  void aFaultyFieldIsNamedAndNothingIsKept(String field, @Nullable String value) {
    Object sent = field.equals("consent") && value != null ? Boolean.valueOf(value) : value;

    var refused = reader.tries(Writing.OF_ANNA.with(field, sent)).with(400);

    assertThat(refused.problem()).isEqualTo("invalid-request");
    assertThat(refused.blamed()).containsExactly(field);
    assertThat(kept()).isZero();
  }

  @Test
  void aPassageMustBeOfASectionThatTheArticleHas() {
    var passage = Map.of("exact", "None.", "section", "results");

    assertThat(reader.tries(Writing.QUESTION.with("passage", passage)).with(400).blamed())
        .containsExactly("passage.section");
    reader.writes(Writing.QUESTION.with("passage", Map.of("exact", "None.", "section", "method")));
    assertThat(reader.tries(Writing.QUESTION.with("passage", Map.of())).with(400).blamed())
        .containsExactly("passage.exact");
  }

  @Test
  void anArticleThatIsNotHereTakesNoComment() {
    var answer = talk.api().post("/api/v1/articles/no-such/comments", Writing.QUESTION);

    assertThat(answer.with(404).problem()).isEqualTo("not-found");
  }

  @Test
  void theSameCommentUnderItsKeyIsWrittenOnceHoweverManySendIt() {
    var key = UUID.randomUUID().toString();
    var client = talk.api().with("Idempotency-Key", key);

    var answers =
        Concurrently.run(10, i -> client.post(reader.path(), Writing.QUESTION).with(201).json());

    assertThat(answers).containsOnly(answers.getFirst());
    assertThat(kept()).isEqualTo(1);
    var other = client.post(reader.path(), Writing.QUESTION.with("body", "Another.")).with(422);
    assertThat(other.problem()).isEqualTo("idempotency-key-reused");
  }

  @Test
  void whatIsFullOfLinksIsHeldForStaffAndNotThrownAway() {
    var spam = "See http://a.example http://b.example/x and www.c.example now";

    var comment = reader.writes(spam);

    assertThat(comment.read().text("/status")).isEqualTo("flagged");
    assertThat(comment.atTheDesk().text("/heldBecause")).isEqualTo("links");
    comment.changed("status", "open").with(200);
    assertThat(comment.read().text("/status")).isEqualTo("open");
    assertThat(reader.writes("See http://a.example and www.b.example").read().text("/status"))
        .isEqualTo("open");
  }

  @Test
  void linksInANameOrAQuotationCountToo() {
    var named = Writing.OF_ANNA.with("name", "http://a.example http://b.example www.c.example");
    var quoted = Map.of("exact", "http://a.example http://b.example www.c.example");

    assertThat(reader.writes(named).read().text("/status")).isEqualTo("flagged");
    assertThat(reader.writes(Writing.QUESTION.with("passage", quoted)).read().text("/status"))
        .isEqualTo("flagged");
  }

  @Test
  void manyPublicAnswersAreShownWhenSomebodyAsksForAll() {
    for (int i = 0; i < 22; i++) {
      reader
          .writes(Writing.QUESTION.with("body", "Question " + i + ".").with("mayPublish", true))
          .answered("Answer.", true);
    }

    assertThat(articlesPage())
        .contains("Question 21.", "?answers=all#answers")
        .doesNotContain("Question 1.");
    assertThat(talk.api().get("/articles/" + article.slug() + "?answers=all").with(200).body())
        .contains("Question 0.", "Question 21.")
        .doesNotContain("?answers=all#answers");
  }

  @Test
  void whatIsHeldStaysHeldWhenMoreIsWritten() {
    var comment = reader.writes("http://a.example http://b.example http://c.example");

    assertThat(comment.adds("And www.d.example").with(201).text("/status")).isEqualTo("flagged");
  }

  @Test
  void whatIsHeldIsToldOnlyWhenStaffLetItThrough() {
    var comment = reader.writes("http://a.example http://b.example http://c.example");
    assertThat(told(comment)).isEmpty();

    comment.changed("status", "open").with(200);

    assertThat(told(comment)).containsExactly("org.talktous.comment.created");
  }

  @Test
  void linksAddedLaterAreHeldTooUnlessStaffHaveAnswered() {
    var links = "http://a.example http://b.example http://c.example";
    var stranger = reader.writes(Writing.QUESTION);
    var known = reader.writes(Writing.QUESTION);
    known.answered("Where did you read that?", false);

    assertThat(stranger.adds(links).with(201).text("/status")).isEqualTo("flagged");
    assertThat(known.adds(links).with(201).text("/status")).isEqualTo("open");
  }

  @Test
  void aThreadTakesOnlySoMuch() {
    var comment = reader.writes(Writing.QUESTION);
    for (int i = 0; i < 20; i++) {
      comment.adds(i + "слово ".repeat(1_660)).with(201);
    }
    assertThat(comment.adds("x".repeat(9_999)).with(409).problem()).isEqualTo("thread-is-full");
    assertThat(comment.atTheDesk().items("/replies")).hasSize(20);
  }

  @Test
  void anAnswerAndAWithdrawalAtOnceLeaveNothingHalfDone() {
    for (int i = 0; i < 10; i++) {
      var comment = reader.writes(Writing.QUESTION);
      var desk = comment.deskPath() + "/replies";
      Concurrently.run(
          4,
          n ->
              n % 2 == 0
                  ? comment.withdraws().with(200)
                  : talk.desk().post(desk, Fields.NONE.with("body", "Answer " + n)));

      assertThat(comment.read().text("/status")).isEqualTo("withdrawn");
      assertThat(comment.read().items("/replies")).isEmpty();
    }
  }

  @Test
  void theReaderAddsToAThreadAndItIsOpenAgain() {
    var comment = reader.writes(Writing.QUESTION);
    comment.answered("Because it pays.", false);
    assertThat(comment.read().text("/status")).isEqualTo("answered");

    var added = comment.adds("Does it?").with(201);

    assertThat(added.text("/status")).isEqualTo("open");
    assertThat(added.items("/replies"))
        .extracting(each -> each.at("/author").asText() + ": " + each.at("/body").asText())
        .containsExactly("staff: Because it pays.", "reader: Does it?");
    comment.changed("status", "closed").with(200);
    assertThat(comment.adds("Still there?").with(201).text("/status")).isEqualTo("open");
    assertThat(comment.adds(" ").with(400).blamed()).containsExactly("body");
  }

  @Test
  void aSecondPressOfTheButtonAddsNothing() {
    var comment = reader.writes(Writing.QUESTION);

    comment.adds("One more thing.").with(201);
    var again = comment.adds("One more thing.").with(201);

    assertThat(again.items("/replies")).hasSize(1);
  }

  @Test
  void letterOfManyAtOnceAreAllKept() {
    var comment = reader.writes(Writing.QUESTION);

    Concurrently.run(8, i -> comment.adds("Letter " + i).with(201));

    assertThat(comment.read().items("/replies")).hasSize(8);
    assertThat(comment.atTheDesk().at("/sequence").asInt()).isEqualTo(8);
  }

  @Test
  void theReaderTakesACommentBackAndNothingOfItIsLeft() {
    var comment = reader.writes(Writing.OF_ANNA.with("passage", Map.of("exact", "weak partners")));
    comment.adds("My telephone is 030-555-0199.").with(201);

    var withdrawn = comment.withdraws().with(200);

    assertThat(withdrawn.text("/status")).isEqualTo("withdrawn");
    assertThat(withdrawn.text("/body")).isEmpty();
    assertThat(comment.withdraws().with(200).text("/status")).isEqualTo("withdrawn");
    assertThat(comment.adds("Hello?").with(409).problem()).isEqualTo("comment-is-withdrawn");
    assertThat(comment.changed("status", "open").with(409).problem())
        .isEqualTo("comment-is-withdrawn");
    assertThat(
            talk.sql()
                .rows(
                    "select q.*, r.body as letter from reader_query q left join reply r on"
                        + " r.query_id = q.id where q.reference = ?",
                    comment.reference())
                .toString())
        .doesNotContain("Anna", "anna", "burden", "partners", "030-555-0199");
  }

  @Test
  void aPublicAnswerStandsOnTheArticlesPageOnceTheReaderAgrees() {
    var comment = reader.writes(Writing.OF_ANNA);
    comment.answered("A public answer.", true);
    comment.answered("A private one.", false);
    assertThat(articlesPage()).doesNotContain("A public answer.", "burden");

    agrees(comment, Fields.NONE);
    assertThat(articlesPage())
        .contains("A public answer.", "Why should a leader carry the burden?")
        .doesNotContain("A private one.", "Anna");

    agrees(comment, Fields.NONE.with("showName", true));
    assertThat(articlesPage()).contains("Anna");

    talk.api().delete(comment.path() + "/publication").with(200);
    assertThat(articlesPage()).doesNotContain("A public answer.", "Anna");
  }

  @Test
  void whoAgreedFromTheBeginningIsNotAskedAgain() {
    var comment = reader.writes(Writing.OF_ANNA.with("mayPublish", true).with("showName", true));
    assertThat(articlesPage()).doesNotContain("burden");

    comment.answered("A public answer.", true);

    assertThat(articlesPage()).contains("burden", "Anna", "A public answer.");
    comment.withdraws().with(200);
    assertThat(articlesPage()).doesNotContain("A public answer.");
  }

  @Test
  void aPassageOfAnotherLanguageIsShownThere() {
    var bilingual =
        article.with(
            "translations", Map.of("ru", Map.of("title", "Статья", "abstract", "Слабые.")));
    var passage = Map.of("exact", "weak partners");
    reader
        .writes(Writing.QUESTION.with("mayPublish", true).with("passage", passage))
        .answered("A public answer.", true);

    assertThat(talk.api().get("/articles/" + bilingual.slug() + "?lang=ru").with(200).body())
        .contains("Слабые.", "A public answer.", "?passage=en.")
        .doesNotContain("этого фрагмента в нём больше нет");
  }

  @Test
  void whatHappensToAThreadIsTold() {
    var comment = reader.writes(Writing.QUESTION);
    comment.answered("An answer.", true);
    comment.changed("topic", "alliances").with(200);
    comment.adds("Thanks.").with(201);
    comment.changed("status", "closed").with(200);

    assertThat(
            talk.sql()
                .rows(
                    "select type, sequence, data ->> 'status' as status, data ->> 'author' as"
                        + " author from event where subject = ? order by id",
                    "comments/" + comment.reference()))
        .extracting(Map::toString)
        .containsExactly(
            "{type=org.talktous.comment.created, sequence=0, status=open, author=null}",
            "{type=org.talktous.comment.replied, sequence=1, status=answered, author=staff}",
            "{type=org.talktous.comment.replied, sequence=3, status=open, author=reader}",
            "{type=org.talktous.comment.closed, sequence=4, status=closed, author=null}");
  }

  private List<Object> told(GivenComment comment) {
    return talk
        .sql()
        .rows(
            "select type from event where subject = ? order by id",
            "comments/" + comment.reference())
        .stream()
        .map(row -> row.get("type"))
        .toList();
  }

  private void agrees(GivenComment comment, Fields agreement) {
    talk.api().post(comment.path() + "/publication", agreement).with(200);
  }

  private String articlesPage() {
    return talk.api().get("/articles/" + article.slug()).with(200).body();
  }

  private long kept() {
    return talk.sql()
        .count(
            "select count(*) from reader_query q join article a on a.id = q.article_id where a.slug"
                + " = ?",
            article.slug());
  }
}
