package org.talktous.call.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.github.kagkarlsson.scheduler.Scheduler;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.talktous.call.booking.CallReminder;
import org.talktous.testing.Concurrently;
import org.talktous.testing.FinishedTasks;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.GivenCall;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/** People are reminded of their calls. The clock stands at Monday, 08:00 UTC. */
@ServiceTest
class ReminderStoryTest {
  private static final String WEDNESDAY = "2026-11-25T10:00:00Z";
  private static final String FRIDAY = "2026-11-27T10:00:00Z";
  private static final Instant DAY_BEFORE = Instant.parse("2026-11-24T10:00:00Z");
  private static final Instant HOUR_BEFORE = Instant.parse("2026-11-25T09:00:00Z");

  private final TalkToUs talk;
  private final GivenArticle article;

  ReminderStoryTest(TalkToUs talk) {
    this.talk = talk;
    this.article = talk.given().article().withHost("UTC", "daily 10:00-12:00");
  }

  private GivenCall book(String startsAt) {
    return talk.reader().books(article, startsAt);
  }

  private UUID idOf(GivenCall call) {
    return (UUID) talk.sql().value("select id from booking where reference = ?", call.reference());
  }

  /** The due times of the tasks that wait for a call. */
  private List<Instant> planned(GivenCall call) {
    return talk
        .sql()
        .rows(
            "select execution_time from scheduled_tasks where task_instance like ? order by 1",
            idOf(call) + "/%")
        .stream()
        .map(row -> ((Timestamp) Objects.requireNonNull(row.get("execution_time"))).toInstant())
        .toList();
  }

  /** The reminders sent of a call. */
  private List<Map<String, Object>> sent(GivenCall call) {
    return talk.sql()
        .rows(
            """
            select data ->> 'lead' as lead, sequence, occurred_at
            from event
            where type = 'org.talktous.booking.reminder' and subject = ?
            order by id
            """,
            "bookings/" + call.reference());
  }

  private List<Object> leads(GivenCall call) {
    return sent(call).stream().map(row -> row.get("lead")).toList();
  }

  /** Sets the clock and waits until nothing that is due then is left. */
  private void at(Instant time) {
    talk.clock().set(time);
    talk.bean(Scheduler.class).triggerCheckForDueExecutions();
    while (talk.sql()
            .count(
                "select count(*) from scheduled_tasks where execution_time <= ?",
                Timestamp.from(time))
        > 0) {
      talk.bean(FinishedTasks.class).awaitOne();
    }
  }

  @Test
  void aCallIsRemindedOfADayAndAnHourBefore() {
    var call = book(WEDNESDAY);
    assertThat(planned(call)).containsExactly(DAY_BEFORE, HOUR_BEFORE);

    at(DAY_BEFORE.minusMillis(1));
    assertThat(sent(call)).isEmpty();
    at(DAY_BEFORE);
    assertThat(leads(call)).containsExactly("PT24H");
    at(HOUR_BEFORE.plusSeconds(3));
    assertThat(leads(call)).containsExactly("PT24H", "PT1H");
    assertThat(planned(call)).isEmpty();
  }

  @Test
  void theReminderTellsOfTheCallWhatOtherEventsTell() {
    var call = book(WEDNESDAY);
    at(DAY_BEFORE);

    var event =
        talk.desk()
            .get(
                "/api/v1/admin/events?type=org.talktous.booking.reminder&subject=bookings/"
                    + call.reference())
            .with(200)
            .items("/items")
            .getFirst();

    assertThat(event.at("/data/startsAt").asText()).isEqualTo("2026-11-25T13:00:00+03:00");
    assertThat(event.at("/data/status").asText()).isEqualTo("confirmed");
    assertThat(event.at("/data/reference").asText()).isEqualTo(call.reference());
    assertThat(Instant.parse(event.at("/occurredAt").asText())).isEqualTo(DAY_BEFORE);
    assertThat(event.toString()).doesNotContain("Anna", "anna@");
  }

  @Test
  void whatIsPastWhenTheCallIsBookedIsSkipped() {
    talk.clock().set(DAY_BEFORE.plusSeconds(1));
    var call = book(WEDNESDAY);

    assertThat(planned(call)).containsExactly(HOUR_BEFORE);
    at(HOUR_BEFORE);
    assertThat(leads(call)).containsExactly("PT1H");
  }

  @Test
  void aMovedCallIsRemindedOfAtItsNewTimeAlone() {
    var call = book(WEDNESDAY);
    call.moveTo(FRIDAY).with(200);

    assertThat(planned(call))
        .containsExactly(DAY_BEFORE.plus(Duration.ofDays(2)), HOUR_BEFORE.plus(Duration.ofDays(2)));
    at(HOUR_BEFORE);
    assertThat(sent(call)).isEmpty();
    at(HOUR_BEFORE.plus(Duration.ofDays(2)));
    assertThat(leads(call)).containsExactlyInAnyOrder("PT24H", "PT1H");
    assertThat(sent(call)).allSatisfy(row -> assertThat(row.get("sequence")).isEqualTo(1));
  }

  @Test
  void aCallMovedAfterAReminderIsRemindedOfAgain() {
    var call = book(WEDNESDAY);
    at(DAY_BEFORE);
    call.moveTo(FRIDAY).with(200);
    at(HOUR_BEFORE.plus(Duration.ofDays(2)));

    assertThat(leads(call)).containsExactlyInAnyOrder("PT24H", "PT24H", "PT1H");
  }

  @Test
  void aCancelledCallIsNotRemindedOf() {
    var call = book(WEDNESDAY);
    call.cancel().with(200);

    assertThat(planned(call)).isEmpty();
    at(HOUR_BEFORE);
    assertThat(sent(call)).isEmpty();
  }

  @Test
  void aReminderThatIsLateGoesOutUntilTheCallBegins() {
    var late = book(WEDNESDAY);
    var tooLate = book("2026-11-24T10:30:00Z");

    at(HOUR_BEFORE.plus(Duration.ofMinutes(30)));

    assertThat(leads(late)).containsExactlyInAnyOrder("PT24H", "PT1H");
    assertThat(sent(tooLate)).isEmpty();
    assertThat(planned(tooLate)).isEmpty();
  }

  @Test
  void aCallThatDidNotComeAboutPlansNothing() {
    book(WEDNESDAY);
    long before = talk.sql().count("select count(*) from scheduled_tasks");

    talk.reader().tries(article, WEDNESDAY).with(409);

    assertThat(talk.sql().count("select count(*) from scheduled_tasks")).isEqualTo(before);
  }

  @Test
  void aTaskThatRunsTwiceSendsOnce() {
    var call = book(WEDNESDAY);
    var reminder = new CallReminder(idOf(call), 0, Duration.ofHours(24));
    talk.clock().set(DAY_BEFORE);

    Concurrently.run(8, i -> sends(reminder));

    assertThat(leads(call)).containsExactly("PT24H");
  }

  private boolean sends(CallReminder reminder) {
    talk.bean(SendReminders.class).send(reminder);
    return true;
  }

  @Test
  void ofManyTasksThatRunTogetherEachSendsOnce() {
    var call = book(WEDNESDAY);
    var other = book("2026-11-25T10:30:00Z");
    talk.clock().set(DAY_BEFORE);
    var lead = Duration.ofHours(24);
    var due =
        List.of(
            new CallReminder(idOf(call), 0, lead),
            new CallReminder(idOf(other), 0, lead),
            new CallReminder(UUID.randomUUID(), 0, lead));

    Concurrently.run(30, i -> sends(due.get(i % 3)));
    at(DAY_BEFORE);

    assertThat(leads(call)).containsExactly("PT24H");
    assertThat(leads(other)).containsExactly("PT24H");
    assertThat(planned(call)).containsExactly(HOUR_BEFORE);
  }

  @Test
  void aTaskThatFindsTheCallChangedSendsNothing() {
    var moved = book(WEDNESDAY);
    var cancelled = book("2026-11-25T10:30:00Z");
    moved.moveTo(FRIDAY).with(200);
    cancelled.cancel().with(200);

    var lead = Duration.ofHours(24);
    sends(new CallReminder(idOf(moved), 0, lead));
    sends(new CallReminder(idOf(cancelled), 0, lead));
    sends(new CallReminder(UUID.randomUUID(), 0, lead));

    assertThat(sent(moved)).isEmpty();
    assertThat(sent(cancelled)).isEmpty();
  }

  @Test
  void aCancellationAndAReminderAtOnceComeInThatOrderOrTheOther() {
    for (int i = 0; i < 10; i++) {
      var call = book("2026-11-2%dT1%d:00:00Z".formatted(5 + i / 2, i % 2));
      var reminder = new CallReminder(idOf(call), 0, Duration.ofHours(24));
      int round = i;
      Concurrently.run(
          2, each -> each == round % 2 ? sends(reminder) : call.cancel().status() == 200);

      var types =
          talk
              .sql()
              .rows(
                  "select type from event where subject = ? order by id",
                  "bookings/" + call.reference())
              .stream()
              .map(row -> String.valueOf(row.get("type")).replaceFirst(".*\\.", ""))
              .toList();
      assertThat(types)
          .isIn(List.of("created", "cancelled"), List.of("created", "reminder", "cancelled"));
    }
  }

  @Test
  void howLateItWentOutIsMeasuredFromWhenItWasDueAndOnlyOfWhatWasWritten() {
    var late = book(WEDNESDAY);
    book("2026-11-24T10:30:00Z");
    var timer = talk.bean(MeterRegistry.class).get("talktous.reminder.lateness").timer();
    long before = timer.count();
    double total = timer.totalTime(TimeUnit.SECONDS);

    at(HOUR_BEFORE.plus(Duration.ofMinutes(30)));

    assertThat(leads(late)).hasSize(2);
    assertThat(timer.count() - before).isEqualTo(2);
    assertThat(timer.totalTime(TimeUnit.SECONDS) - total)
        .isCloseTo(Duration.ofHours(23).plusMinutes(30 + 30).toSeconds(), within(0.001));
  }
}
