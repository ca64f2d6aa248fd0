package org.talktous.call.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.talktous.testing.Concurrently;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.GivenCall;
import org.talktous.testing.Reader;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/** A request that comes again under its Idempotency-Key does nothing twice. */
@ServiceTest
class IdempotencyTest {
  private static final String TEN = "2026-11-24T10:00:00Z";

  private final TalkToUs talk;
  private final GivenArticle article;
  private final Reader reader;

  IdempotencyTest(TalkToUs talk) {
    this.talk = talk;
    this.article =
        talk.given()
            .article()
            .withHost("UTC", "tuesday 10:00-16:00")
            .withHost("UTC", "tuesday 10:00-16:00");
    this.reader = talk.reader().withKey(UUID.randomUUID().toString());
  }

  @Test
  void theSameRequestGetsItsFirstAnswerAgain() {
    var first = reader.tries(article, TEN).with(201);
    talk.clock().advance(Duration.ofHours(23));

    var again = reader.tries(article, TEN).with(201);

    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    assertThat(bookings()).isEqualTo(1);
  }

  @Test
  void evenAfterTheCallWasMoved() {
    var call = new GivenCall(reader, reader.tries(article, TEN).with(201));
    call.moveTo("2026-11-24T11:00:00Z").with(200);

    assertThat(reader.tries(article, TEN).with(201).body()).isEqualTo(call.booked().body());
    assertThat(call.read().text("/startsAt")).isEqualTo("2026-11-24T14:00:00+03:00");
    assertThat(bookings()).isEqualTo(1);
  }

  @Test
  void theSameRequestMayBeSpelledInAnotherOrder() {
    var request = Reader.request(article, TEN);
    var first = reader.tries(request).with(201);

    var reordered = request.without("article").with("article", article.slug());
    assertThat(reader.tries(reordered).with(201).body()).isEqualTo(first.body());
  }

  @Test
  void anotherRequestUnderTheKeyIsRefused() {
    reader.tries(article, TEN).with(201);

    var refused =
        reader.tries(Reader.request(article, TEN).with("name", "Somebody Else")).with(422);

    assertThat(refused.problem()).isEqualTo("idempotency-key-reused");
    assertThat(bookings()).isEqualTo(1);
  }

  @Test
  void aKeyOfAnotherReaderIsAnotherKey() {
    reader.tries(article, TEN).with(201);

    var other = Reader.request(article, TEN).with("email", "other@example.org");
    var booked = reader.tries(other).with(201);

    assertThat(bookings()).isEqualTo(2);
    assertThat(reader.tries(other.with("email", "OTHER@example.org")).with(422).problem())
        .isEqualTo("idempotency-key-reused");
    assertThat(reader.tries(other).with(201).body()).isEqualTo(booked.body());
  }

  @Test
  void anotherKeyIsAnotherCall() {
    reader.tries(article, TEN).with(201);
    talk.reader().withKey(UUID.randomUUID().toString()).tries(article, TEN).with(201);

    assertThat(bookings()).isEqualTo(2);
  }

  @Test
  void aRefusedRequestMayBeTriedAgain() {
    var first = talk.reader().books(article, TEN);
    talk.reader().books(article, TEN);
    reader.tries(article, TEN).with(409);
    first.cancel().with(200);

    reader.tries(article, TEN).with(201);
  }

  @Test
  void atOnceUnderOneKeyTheyBookOnce() {
    var answers = Concurrently.run(20, i -> reader.tries(article, TEN).with(201).body());

    assertThat(answers).containsOnly(answers.getFirst());
    assertThat(bookings()).isEqualTo(1);
    assertThat(
            talk.sql()
                .count("select count(*) from event where data ->> 'article' = ?", article.slug()))
        .isEqualTo(1);
  }

  @Test
  void atOnceForTheLastFreeHostNoneIsRefusedWhatAnotherGot() {
    var ofOneHost = talk.given().article().withHost("UTC", "tuesday 10:00-14:00");
    for (var slot : ofOneHost.slotsOn("2026-11-24")) {
      var asking = talk.reader().withKey("at-once-" + slot);
      var request = Reader.request(ofOneHost, slot);

      var answers = Concurrently.run(10, i -> asking.tries(request).with(201).body());

      assertThat(answers).containsOnly(answers.getFirst());
    }
  }

  @Test
  void aKeyIsVisibleText() {
    var spaced = talk.reader().withKey("with a space").tries(article, TEN).with(400);

    assertThat(spaced.problem()).isEqualTo("invalid-request");
    assertThat(spaced.items("/violations")).hasSize(1);
    talk.reader().withKey("x".repeat(256)).tries(article, TEN).with(400);
    talk.reader().withKey("x".repeat(255)).tries(article, TEN).with(201);
  }

  private long bookings() {
    return talk.sql()
        .count(
            "select count(*) from booking b join article a on a.id = b.article_id where slug = ?",
            article.slug());
  }
}
