package org.talktous.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/** What becomes of deliveries whose receivers do what nobody expects. */
@ServiceTest
class DeliveryQueueStoryTest {
  private static final Duration LEASE = Duration.ofSeconds(55);

  private static final Outcome FINE = new Outcome.Delivered(DeliveryAnswer.quoted("fine"));

  private final TalkToUs talk =
      TalkToUs.with(Map.of("test.odd-channel", "on", "talk.poll-interval", "PT1H"));
  private final OddChannel channel = talk.bean(OddChannel.class);
  private final List<String> attempted = new ArrayList<>();
  private final Semaphore ended = new Semaphore(0);
  private final ChannelWorker pump =
      new ChannelWorker(
          channel,
          talk.bean(DeliveryQueue.class),
          this::written,
          talk.clock(),
          Duration.ofHours(1));

  @BeforeEach
  void tidyUp() {
    talk.sql().run("update delivery set state = 'failed' where state = 'pending'");
    talk.sql().run("delete from delivery_pause");
  }

  private void written(AttemptResult attempt) {
    synchronized (attempted) {
      attempted.add(attempt.delivery().target());
    }
    talk.bean(DeliveryQueue.class).settle(List.of(attempt));
    pump.ended(attempt);
    ended.release();
  }

  private void awaitEnded(int count) throws InterruptedException {
    assertThat(ended.tryAcquire(count, 20, TimeUnit.SECONDS)).isTrue();
  }

  /** A delivery that is due now. */
  private long due(String target) {
    var event = UUID.randomUUID();
    var now = Timestamp.from(talk.clock().instant());
    talk.sql()
        .run(
            """
            insert into event (id, type, subject, sequence, occurred_at, data)
            values (?, 'org.talktous.webhook.test', 'odd', 0, ?, '{}')
            """,
            event,
            now);
    talk.sql()
        .run(
            """
            insert into delivery (event_id, channel, target, due_at, created_at)
            values (?, 'odd', ?, ?, ?)
            """,
            event,
            target,
            now,
            now);
    return talk.sql().count("select id from delivery where event_id = ?", event);
  }

  private Map<String, Object> row(long id) {
    return talk.sql().rows("select * from delivery where id = ?", id).getFirst();
  }

  private DeliveryAnswer answer(long id) {
    var row = row(id);
    return new DeliveryAnswer((String) row.get("answer_code"), (String) row.get("last_answer"));
  }

  private Object state(long id) {
    return Objects.requireNonNull(row(id).get("state"));
  }

  @Test
  void anErrorInAnAttemptIsAFailureAndTakesNoRoomAway() throws InterruptedException {
    channel.to(
        "errs",
        message -> {
          throw new StackOverflowError();
        });
    channel.to("good", message -> FINE);
    var erring = due("errs");
    pump.drain();
    var without = due("none");
    pump.drain();
    var good = due("good");
    pump.drain();

    assertThat(answer(erring)).isEqualTo(DeliveryAnswer.of("broke-off", "StackOverflowError"));
    assertThat(answer(without)).isEqualTo(DeliveryAnswer.of("broke-off", "NoClassDefFoundError"));
    assertThat(state(erring)).isEqualTo("pending");
    assertThat(state(good)).isEqualTo("delivered");
  }

  @Test
  void whatIsNeverAnsweredIsGivenUpAfterAsManyAttemptsAsThereAre() throws InterruptedException {
    channel.to("good", message -> FINE);
    var id = due("good");
    for (int i = 0; i < RetrySchedule.ATTEMPTS; i++) {
      // As by a service that dies each time.
      var taken =
          talk.bean(DeliveryQueue.class)
              .take(OddChannel.NAME, Map.of("good", 5), talk.clock().instant());
      assertThat(taken).hasSize(1);
      talk.clock().advance(LEASE);
    }

    pump.drain();

    assertThat(attempted).isEmpty();
    assertThat(state(id)).isEqualTo("failed");
    assertThat(answer(id)).isEqualTo(DeliveryAnswer.of("never-answered"));
    assertThat(row(id).get("settled_at")).isNotNull();
    talk.desk().post("/api/v1/admin/deliveries/" + id + "/retry").with(200);
    pump.drain();
    assertThat(state(id)).isEqualTo("delivered");
  }

  @Test
  void whatCannotBeWrittenDownKeepsNothingElseFromIt() throws InterruptedException {
    channel.to(
        "odd",
        message -> new Outcome.Refused(DeliveryAnswer.quoted("no \u0000 database takes this")));
    channel.to("good", message -> FINE);
    channel.to("taken badly", message -> FINE);
    var odd = due("odd");
    var good = due("good");
    var badly = due("taken badly");

    talk.bean(Dispatcher.class).drain();
    var later = due("good");
    talk.bean(Dispatcher.class).drain();

    assertThat(List.of(state(good), state(badly), state(later))).containsOnly("delivered");
    assertThat(state(odd)).isEqualTo("pending");
    assertThat(answer(odd)).isEqualTo(DeliveryAnswer.of("not-storable"));
  }

  @Test
  void whoAsksToBeLeftAloneIsSentNothingElseEither() throws InterruptedException {
    channel.to(
        "busy",
        message -> new Outcome.Refused(DeliveryAnswer.quoted("later"), Duration.ofMinutes(10)));
    channel.to("good", message -> FINE);
    var asked = due("busy");
    pump.drain();
    channel.to("busy", message -> FINE);
    var waiting = due("busy");
    var other = due("good");
    var over = talk.clock().instant().plus(Duration.ofMinutes(10));

    talk.clock().set(over.minusMillis(1));
    pump.drain();
    assertThat(state(waiting)).isEqualTo("pending");
    assertThat(row(waiting).get("attempts")).isEqualTo(0);
    assertThat(state(other)).isEqualTo("delivered");
    assertThat(
            talk.desk()
                .get("/api/v1/admin/deliveries?state=pending&channel=odd")
                .with(200)
                .items("/items"))
        .allSatisfy(
            each -> assertThat(each.at("/nextAttemptAt").asText()).isEqualTo(over.toString()));

    talk.clock().set(over);
    pump.drain();
    assertThat(state(waiting)).isEqualTo("delivered");
    assertThat(state(asked)).isEqualTo("delivered");
  }

  @Test
  void staffCanSendToWhomWantsToBeLeftAlone() throws InterruptedException {
    channel.to(
        "busy",
        message -> new Outcome.Refused(DeliveryAnswer.quoted("later"), Duration.ofMinutes(10)));
    var asked = due("busy");
    pump.drain();
    channel.to("busy", message -> FINE);

    talk.desk().post("/api/v1/admin/deliveries/" + asked + "/retry").with(200);
    pump.drain();

    assertThat(state(asked)).isEqualTo("delivered");
  }

  @Test
  void whatIsUnderWayIsNotSentBesideItselfByHand() throws InterruptedException {
    var released = new CountDownLatch(1);
    var begun = new CountDownLatch(1);
    channel.to(
        "slow",
        message -> {
          begun.countDown();
          await(released);
          return FINE;
        });
    var id = due("slow");
    pump.begin();
    await(begun);

    talk.desk().post("/api/v1/admin/deliveries/" + id + "/retry").with(200);
    assertThat(pump.begin()).isZero();
    released.countDown();
    awaitEnded(1);

    assertThat(state(id)).isEqualTo("delivered");
    assertThat(row(id).get("attempts")).isEqualTo(1);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
