package org.talktous.call.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.talktous.testing.Answer;
import org.talktous.testing.Fields;
import org.talktous.testing.Given;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.Reader;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/** What a reader is told when a call cannot be had. It is Monday, 2026-11-23, 08:00 UTC. */
@ServiceTest
class RefusalTest {
  private static final String TEN = "2026-11-24T10:00:00Z";

  private final TalkToUs talk;
  private final Given given;

  RefusalTest(TalkToUs talk) {
    this.talk = talk;
    this.given = talk.given();
  }

  @Test
  void aTakenSlotComesWithTheFiveNearestFreeStartsInTheReadersZone() {
    var article = given.article().withHost("UTC", "tuesday 08:00-13:00");
    talk.reader().books(article, TEN);
    talk.reader().books(article, "2026-11-24T10:30:00Z");

    var refused = talk.reader().tries(article, TEN).with(409);

    assertThat(refused.problem()).isEqualTo("slot-taken");
    assertThat(refused.text("/title")).isNotBlank();
    assertThat(refused.at("/status").asInt()).isEqualTo(409);
    assertThat(refused.text("/detail")).isNotBlank();
    assertThat(refused.texts("/alternatives"))
        .containsExactly(
            "2026-11-24T11:30:00+03:00",
            "2026-11-24T12:00:00+03:00",
            "2026-11-24T12:30:00+03:00",
            "2026-11-24T14:00:00+03:00",
            "2026-11-24T14:30:00+03:00");
    refused
        .texts("/alternatives")
        .forEach(alternative -> talk.reader().books(article, alternative));
  }

  @Test
  void whereNothingElseIsFreeThereAreNoAlternatives() {
    var article = given.article().withHost("UTC");
    article.host().worksOn("2026-11-24", "10:00-10:30");
    talk.reader().books(article, TEN);

    var refused = talk.reader().tries(article, TEN).with(409);

    assertThat(refused.at("/alternatives").isArray()).isTrue();
    assertThat(refused.texts("/alternatives")).isEmpty();
  }

  @Test
  void aSlotInSomethingElseOfTheHostsIsTaken() {
    var article = given.article().withHost("UTC", "tuesday 10:00-11:00");
    article.host().isBusy("2026-11-24T10:10:00Z", "2026-11-24T10:20:00Z");

    assertThat(talk.reader().tries(article, TEN).with(409).problem()).isEqualTo("slot-taken");
  }

  @Test
  void aDayAtItsCapIsTaken() {
    var article = given.article().withHost("UTC", "tuesday 10:00-15:00");
    IntStream.range(0, 8)
        .forEach(i -> talk.reader().books(article, article.slotsOn("2026-11-24").getFirst()));

    var refused = talk.reader().tries(article, "2026-11-24T14:00:00Z").with(409);

    assertThat(refused.texts("/alternatives")).hasSize(5).allMatch(s -> s.startsWith("2026-12-01"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "off the grid, 2026-11-24T10:10:00Z",
    "off the grid by a moment, 2026-11-24T10:00:00.000001Z",
    "outside hours, 2026-11-24T09:30:00Z",
    "the end of the hours, 2026-11-24T16:00:00Z",
    "on a day off, 2026-11-25T10:00:00Z",
    "too soon, 2026-11-23T19:30:00Z",
    "in the past, 2026-11-17T10:00:00Z",
    "long past, 0001-01-01T00:00:00Z",
    "too far, 2027-01-26T10:00:00Z",
    "much too far, 9999-12-31T23:30:00Z"
  })
  void whatIsNotASlotIsNotOffered(String why, String time) {
    var article = given.article().withHost("UTC", "tuesday 10:00-16:00", "monday 00:00-24:00");

    var refused = talk.reader().tries(article, time).with(422);

    assertThat(refused.problem()).as(why).isEqualTo("slot-not-offered");
    assertThat(refused.blamed()).containsExactly("startsAt");
  }

  @Test
  void noticeAndHorizonAreExact() {
    var article = given.article().withHost("UTC", "daily 00:00-24:00");

    talk.reader().tries(article, "2026-11-23T20:00:00Z").with(201);
    talk.reader().tries(article, "2027-01-22T08:00:00Z").with(201);
    talk.reader().tries(article, "2026-11-23T19:30:00Z").with(422);
    talk.reader().tries(article, "2027-01-22T08:30:00Z").with(422);
    talk.clock().advance(Duration.ofNanos(1));
    talk.reader().tries(article, "2026-11-23T20:00:00Z").with(422);
  }

  @Test
  void whatIsNotThereIsNotFound() {
    var nowhere = new GivenArticle(given, "no-such-article", Fields.NONE, java.util.List.of());
    var token = talk.reader().books(given.article().withHost("UTC", "tuesday 10:00-11:00"), TEN);

    assertNotFound(talk.api().get("/api/v1/articles/no-such-article"));
    assertNotFound(nowhere.slots(""));
    assertNotFound(nowhere.slots("from=1999-01-01"));
    assertNotFound(talk.reader().tries(nowhere, TEN));
    assertNotFound(talk.reader().tries(Reader.request(nowhere, TEN).with("locale", "en")));
    assertNotFound(talk.api().get("/api/v1/bookings/" + token.reference()));
    assertNotFound(talk.api().get("/api/v1/bookings/x/calendar.ics"));
    assertNotFound(talk.api().post("/api/v1/bookings/x/cancellation"));
    assertNotFound(
        talk.api().post("/api/v1/bookings/x/rescheduling", Fields.NONE.with("startsAt", TEN)));
    assertNotFound(talk.api().get("/api/v1/nothing"));
  }

  private static void assertNotFound(Answer answer) {
    assertThat(answer.with(404).problem()).isEqualTo("not-found");
  }

  @Test
  void whoAsksForThatIsToldOfAnotherCallAtTheSameTime() {
    var one = given.article().withHost("UTC", "tuesday 10:00-12:00");
    var other = given.article().withHost("UTC", "tuesday 10:15-12:15");
    var email = Reader.newAddress();
    var first = talk.reader().tries(Reader.request(one, TEN).with("email", email)).with(201);
    var second =
        Reader.request(other, "2026-11-24T10:15:00Z")
            .with("email", email.replace("anna", "Anna"))
            .with("refuseOverlap", true);

    var refused = talk.reader().tries(second).with(409);

    assertThat(refused.problem()).isEqualTo("calls-overlap");
    assertThat(refused.text("/reference")).isEqualTo(first.text("/reference"));
    assertThat(refused.text("/startsAt")).isEqualTo(TEN);
    assertThat(refused.body()).doesNotContain(one.slug());
    talk.reader().tries(second.with("startsAt", "2026-11-24T10:45:00Z")).with(201);
    talk.reader().tries(second.with("refuseOverlap", false)).with(201);
  }

  @Test
  void theSameRequestAgainIsNoOtherCall() {
    var article = given.article().withHost("UTC", "tuesday 10:00-12:00").withHost("UTC");
    var request =
        Reader.request(article, TEN).with("email", Reader.newAddress()).with("refuseOverlap", true);
    var reader = talk.reader().withKey("again-" + article.slug());

    var first = reader.tries(request).with(201);

    assertThat(reader.tries(request).with(201).text("/reference"))
        .isEqualTo(first.text("/reference"));
  }
}
