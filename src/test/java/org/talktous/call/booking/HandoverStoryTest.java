package org.talktous.call.booking;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.talktous.testing.Answer;
import org.talktous.testing.Concurrently;
import org.talktous.testing.Fields;
import org.talktous.testing.Given;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.GivenCall;
import org.talktous.testing.GivenHost;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/** Staff give a call to another host at the same time. It is Monday, 2026-11-23, 08:00 UTC. */
@ServiceTest
class HandoverStoryTest {
  private static final String TEN = "2026-11-24T10:00:00Z";

  private final TalkToUs talk;
  private final Given given;
  private final GivenHost host;
  private final GivenHost other;
  private final GivenArticle article;
  private final GivenCall call;

  HandoverStoryTest(TalkToUs talk) {
    this.talk = talk;
    this.given = talk.given();
    this.host = given.host("UTC").works("daily 10:00-12:00");
    this.other = given.host("UTC").works("daily 10:00-12:00");
    this.article = given.article().withHost(host);
    this.call = talk.reader().books(article, TEN);
  }

  private Answer give(GivenCall given, UUID to) {
    return talk.desk().post(path(given) + "/handover", Fields.NONE.with("host", to));
  }

  private String path(GivenCall given) {
    return "/api/v1/admin/bookings/" + id(given);
  }

  private Object id(GivenCall given) {
    return talk.sql().value("select id from booking where reference = ?", given.reference());
  }

  @Test
  void theOtherHostTakesTheCallAtTheSameTime() {
    var handed = give(call, other.id()).with(200);

    assertThat(handed.text("/host/id")).isEqualTo(other.id().toString());
    assertThat(handed.text("/startsAt")).isEqualTo(TEN);
    assertThat(handed.at("/sequence").asInt()).isEqualTo(1);
    var seen = call.read().with(200);
    assertThat(seen.text("/host/name")).isEqualTo(other.name());
    assertThat(seen.text("/reference")).isEqualTo(call.reference());
    assertThat(seen.text("/joinUrl")).endsWith(other.name().replace(' ', '-'));
    assertThat(call.calendar().with(200).body()).contains("SEQUENCE:1");
  }

  @Test
  void theHostsTimeIsFreeAgainAndTheOthersIsTaken() {
    var others = given.article().withHost(other);

    give(call, other.id()).with(200);

    assertThat(article.slotsOn("2026-11-24")).contains(TEN);
    assertThat(others.slotsOn("2026-11-24")).doesNotContain(TEN).hasSize(3);
    talk.reader().books(article, TEN);
    assertThat(talk.reader().tries(others, TEN).with(409).problem()).isEqualTo("slot-taken");
  }

  @Test
  void theEventNamesTheHostsByTheirIdsAndTheLogWhoDidIt() {
    give(call, other.id()).with(200);

    var event =
        talk.sql()
            .rows(
                """
                select sequence, data ->> 'host' as host, data ->> 'previousHost' as previous,
                  data::text as data
                from event
                where subject = ? and type = 'org.talktous.booking.handed-over'
                """,
                "bookings/" + call.reference());
    assertThat(event).hasSize(1);
    assertThat(event.getFirst())
        .containsEntry("sequence", 1)
        .containsEntry("host", other.id().toString())
        .containsEntry("previous", host.id().toString());
    assertThat(String.valueOf(event.getFirst().get("data")))
        .doesNotContain("Anna", "@", host.name(), other.name());
    assertThat(
            talk.sql()
                .value(
                    "select before::text || ' → ' || after::text from audit"
                        + " where action = 'call.handed-over' and subject = ?",
                    "call/" + id(call))
                .toString())
        .contains(host.id() + "", " → ", other.id() + "");
  }

  @Test
  void remindersGoOutForTheCallAsItNowStands() {
    give(call, other.id()).with(200);

    assertThat(
            talk
                .sql()
                .rows(
                    "select task_instance from scheduled_tasks"
                        + " where task_name = 'reminder' and task_instance like ?",
                    id(call) + "/%")
                .stream()
                .map(row -> String.valueOf(row.get("task_instance"))))
        .containsExactlyInAnyOrder(id(call) + "/1/PT24H", id(call) + "/1/PT1H");
  }

  @Test
  void aHostHandsOverTheirOwnCallAndNoOther() {
    var body = Fields.NONE.with("host", other.id());

    other.signsIn().post(path(call) + "/handover", body).with(403);
    host.signsIn().post(path(call) + "/handover", body).with(200);

    host.signsIn().post(path(call) + "/handover", body).with(403);
  }

  @Test
  void noMinimumNoticeIsAskedOfWhoStepsIn() {
    talk.clock().set(Instant.parse(TEN).minus(Duration.ofMinutes(10)));

    give(call, other.id()).with(200);
  }

  @Test
  void aHostWhoseSlotsBeginAtOtherMinutesCanStepIn() {
    var offGrid = given.host("UTC").works("tuesday 09:45-11:45");

    give(call, offGrid.id()).with(200);
  }

  @Test
  void whoHasItAlreadyIsRefused() {
    assertThat(give(call, host.id()).with(409).problem()).isEqualTo("same-host");
  }

  @Test
  void whoTakesNoCallsIsRefused() {
    other.leaves();

    assertThat(give(call, other.id()).with(409).problem()).isEqualTo("host-inactive");
  }

  @Test
  void whoIsInAnotherCallIsRefusedAndTheFreeOnesAreNamed() {
    var free = given.host("UTC").works("tuesday 10:00-10:30");
    talk.reader().books(given.article().withHost(other), TEN);

    var refused = give(call, other.id()).with(409);

    assertThat(refused.problem()).isEqualTo("host-not-free");
    assertThat(refused.body())
        .contains(free.id().toString(), free.name())
        .doesNotContain(other.id().toString(), host.id().toString());
    assertThat(call.read().json()).isEqualTo(call.booked().json());
  }

  @Test
  void whoIsBusyElsewhereOrOutsideTheirHoursIsRefused() {
    var busy = given.host("UTC").works("daily 10:00-12:00");
    busy.isBusy("2026-11-24T10:15:00Z", "2026-11-24T10:20:00Z");
    var away = given.host("UTC").works("daily 10:00-12:00").worksOn("2026-11-24");
    var early = given.host("UTC").works("daily 09:00-10:15");

    for (var each : List.of(busy, away, early)) {
      assertThat(give(call, each.id()).with(409).problem()).isEqualTo("host-not-free");
    }
  }

  @Test
  void theDailyCapAndTheBufferHold() {
    var strict = TalkToUs.with(Map.of("talk.calls.daily-cap", "1", "talk.calls.buffer", "PT15M"));
    var capped = strict.given().host("UTC").works("daily 10:00-14:00");
    strict.reader().books(strict.given().article().withHost(capped), "2026-11-24T13:30:00Z");
    var taken =
        strict.reader().books(strict.given().article().withHost("UTC", "daily 10:00-12:00"), TEN);
    var id = strict.sql().value("select id from booking where reference = ?", taken.reference());

    assertThat(
            strict
                .desk()
                .post(
                    "/api/v1/admin/bookings/" + id + "/handover",
                    Fields.NONE.with("host", capped.id()))
                .with(409)
                .problem())
        .isEqualTo("host-not-free");
  }

  @Test
  void aHostThatDoesNotExistIsBlamed() {
    var refused = give(call, UUID.randomUUID()).with(400);

    assertThat(refused.problem()).isEqualTo("invalid-request");
    assertThat(refused.blamed()).containsExactly("host");
    assertThat(talk.desk().post(path(call) + "/handover", Fields.NONE).with(400).blamed())
        .containsExactly("host");
  }

  @Test
  void aCallThatIsCancelledOrHasBegunStaysWithItsHost() {
    var cancelled = talk.reader().books(article, "2026-11-24T10:30:00Z");
    cancelled.cancel().with(200);
    assertThat(give(cancelled, other.id()).with(409).problem()).isEqualTo("call-is-cancelled");

    talk.clock().set(Instant.parse(TEN));
    assertThat(give(call, other.id()).with(422).problem()).isEqualTo("call-is-over");
  }

  @RepeatedTest(3)
  void manyCallsAndReadersAtOnceGiveAHostOneCall() {
    var wanted = given.host("UTC").works("tuesday 10:00-10:30");
    var articleOfWanted = given.article().withHost(wanted);
    var calls =
        Concurrently.run(
            6,
            i -> talk.reader().books(given.article().withHost("UTC", "tuesday 10:00-10:30"), TEN));

    var answers =
        Concurrently.run(
            12,
            i ->
                i % 2 == 0
                    ? give(calls.get(i / 2), wanted.id())
                    : talk.reader().tries(articleOfWanted, TEN));

    var won = answers.stream().filter(each -> each.status() < 300).toList();
    assertThat(won).hasSize(1);
    assertThat(answers.stream().filter(each -> each.status() == 409)).hasSize(11);
    assertThat(
            talk.sql()
                .count(
                    "select count(*) from booking where host_id = ? and status = 'confirmed'",
                    wanted.id()))
        .isOne();
  }

  @Test
  void ofSeveralWhoHandOverOneCallAtOnceEachIsToldTheTruth() {
    var hosts = Concurrently.run(4, i -> given.host("UTC").works("tuesday 10:00-10:30"));

    var answers = Concurrently.run(4, i -> give(call, hosts.get(i).id()));

    // One after the other, each change with a sequence of its own.
    assertThat(answers.stream().collect(groupingBy(Answer::status, counting())))
        .isEqualTo(Map.of(200, 4L));
    assertThat(call.read().at("/sequence").asInt()).isEqualTo(4);
  }
}
