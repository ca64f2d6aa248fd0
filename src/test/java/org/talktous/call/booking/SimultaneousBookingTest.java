package org.talktous.call.booking;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.talktous.testing.Answer;
import org.talktous.testing.Concurrently;
import org.talktous.testing.Given;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.GivenCall;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/** Many readers at one moment: real threads, real connections, one database. */
@ServiceTest
class SimultaneousBookingTest {
  private static final int READERS = 200;
  private static final String TEN = "2026-11-24T10:00:00Z";
  private static final String ELEVEN = "2026-11-24T11:00:00Z";

  private final TalkToUs talk;
  private final Given given;

  SimultaneousBookingTest(TalkToUs talk) {
    this.talk = talk;
    this.given = talk.given();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void ofManyReadersAsManyWinASlotAsHostsAreFree(int hosts) {
    var article = given.article();
    for (int i = 0; i < hosts; i++) {
      article = article.withHost("UTC", "tuesday 10:00-12:00");
    }
    var wanted = article;

    var answers = Concurrently.run(READERS, i -> talk.reader().tries(wanted, TEN));

    assertThat(statuses(answers)).isEqualTo(Map.of(201, (long) hosts, 409, (long) READERS - hosts));
    assertThat(answers.stream().filter(each -> each.status() == 409))
        .allSatisfy(
            refused -> {
              assertThat(refused.problem()).isEqualTo("slot-taken");
              assertThat(refused.texts("/alternatives"))
                  .hasSize(5)
                  .startsWith("2026-11-24T13:30:00+03:00");
            });
    assertThat(hostsOf(answers)).hasSize(hosts).doesNotHaveDuplicates();
    assertThat(events(article)).isEqualTo(hosts);
  }

  @Test
  void ofManyReadersWhoWantAnyTimeEachFreeSlotIsWonOnce() {
    var article = given.article().withHost("UTC", "tuesday 10:00-14:00");
    var slots = article.slotsOn("2026-11-24");

    var answers =
        Concurrently.run(80, i -> talk.reader().tries(article, slots.get(i % slots.size())));

    assertThat(statuses(answers)).isEqualTo(Map.of(201, 8L, 409, 72L));
    assertThat(article.slotsOn("2026-11-24")).isEmpty();
  }

  @Test
  void theDailyCapHoldsAgainstAll() {
    var capped = TalkToUs.with(Map.of("talk.calls.daily-cap", "2"));
    var article = capped.given().article().withHost("Europe/Moscow", "tuesday 10:00-24:00");
    var slots = article.slotsOn("2026-11-24");

    var answers =
        Concurrently.run(60, i -> capped.reader().tries(article, slots.get(i % slots.size())));

    assertThat(statuses(answers)).isEqualTo(Map.of(201, 2L, 409, 58L));
  }

  @Test
  void buffersHoldAgainstAll() {
    var buffered = TalkToUs.with(Map.of("talk.calls.buffer", "PT15M"));
    var article = buffered.given().article().withHost("UTC", "tuesday 10:00-14:00");
    var slots = article.slotsOn("2026-11-24");

    var answers =
        Concurrently.run(64, i -> buffered.reader().tries(article, slots.get(i % slots.size())));

    var won =
        answers.stream()
            .filter(each -> each.status() == 201)
            .map(each -> slots.indexOf(utc(each)))
            .sorted()
            .toList();
    assertThat(statuses(answers)).containsOnlyKeys(201, 409);
    assertThat(won).hasSizeBetween(3, 4);
    for (int i = 1; i < won.size(); i++) {
      assertThat(won.get(i) - won.get(i - 1)).isGreaterThanOrEqualTo(2);
    }
  }

  @RepeatedTest(3)
  void ofManyCallsMovedToOneSlotOneGetsThere() {
    var article = given.article().withHost("UTC", "tuesday 10:00-14:30");
    var calls =
        article.slotsOn("2026-11-24").stream()
            .limit(8)
            .map(slot -> talk.reader().books(article, slot))
            .toList();

    var answers = Concurrently.run(calls.size(), i -> calls.get(i).moveTo("2026-12-01T14:00:00Z"));

    assertThat(statuses(answers)).isEqualTo(Map.of(200, 1L, 409, 7L));
    assertThat(events(article)).isEqualTo(9);
  }

  @RepeatedTest(5)
  void movingAndCancellingOneCallAtOnceLeavesOneStoryToTell() {
    var article = given.article().withHost("UTC", "tuesday 10:00-12:00");
    var call = talk.reader().books(article, TEN);

    var answers =
        Concurrently.run(
            8,
            i ->
                switch (i % 4) {
                  case 0 -> call.moveTo(ELEVEN);
                  case 1 -> call.moveTo("2026-11-24T11:30:00Z");
                  default -> call.cancel();
                });

    assertThat(statuses(answers).keySet()).isSubsetOf(200, 409);
    var now = call.read();
    assertThat(now.text("/status")).isEqualTo("cancelled");
    assertThat(events(article)).isEqualTo(now.at("/sequence").asInt() + 1);
    assertThat(sequences(call)).isSorted().doesNotHaveDuplicates();
    assertThat(article.slotsOn("2026-11-24")).hasSize(4);
  }

  @RepeatedTest(3)
  void twoCallsMayChangePlacesWithNobodyHurt() {
    var article = given.article().withHost("UTC", "tuesday 10:00-11:00");
    var one = talk.reader().books(article, TEN);
    var other = talk.reader().books(article, "2026-11-24T10:30:00Z");

    var answers =
        Concurrently.run(2, i -> i == 0 ? one.moveTo("2026-11-24T10:30:00Z") : other.moveTo(TEN));

    assertThat(statuses(answers)).isEqualTo(Map.of(409, 2L));
  }

  private static Map<Integer, Long> statuses(List<Answer> answers) {
    return answers.stream().collect(groupingBy(Answer::status, counting()));
  }

  private static List<String> hostsOf(List<Answer> answers) {
    return answers.stream()
        .filter(each -> each.status() == 201)
        .map(each -> each.text("/host/name"))
        .toList();
  }

  private static String utc(Answer booked) {
    return java.time.OffsetDateTime.parse(booked.text("/startsAt")).toInstant().toString();
  }

  private long events(GivenArticle article) {
    return talk.sql()
        .count("select count(*) from event where data ->> 'article' = ?", article.slug());
  }

  private List<Integer> sequences(GivenCall call) {
    return talk
        .sql()
        .rows(
            "select sequence from event where subject = ? order by id",
            "bookings/" + call.reference())
        .stream()
        .map(row -> (Integer) row.get("sequence"))
        .toList();
  }
}
