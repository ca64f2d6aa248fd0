package org.talktous.delivery.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.talktous.delivery.Deliver;
import org.talktous.delivery.webhook.Hooks.Hook;
import org.talktous.testing.GivenCall;
import org.talktous.testing.HttpReceiver;
import org.talktous.testing.HttpReceiver.Reply;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/** Events on their way to receivers that answer in every way there is. */
@ServiceTest
class WebhookStoryTest {
  private static final String CREATED = "org.talktous.booking.created";
  private static final String CANCELLED = "org.talktous.booking.cancelled";

  private final TalkToUs talk = Hooks.service();
  private final HttpReceiver receiver = HttpReceiver.start();
  private final Hooks hooks = new Hooks(talk, receiver);
  private final Deliver deliver = new Deliver(talk);
  private final Hook hook = hooks.to("/hook", CREATED);

  @AfterEach
  void tidyUp() {
    // What other tests would otherwise send to.
    talk.desk().get(Hooks.PATH).with(200).items("/items").stream()
        .map(each -> each.at("/id").asText())
        .forEach(id -> talk.desk().delete(Hooks.PATH + "/" + id).with(204));
    receiver.close();
  }

  private JsonNode delivery(GivenCall call) {
    var all = deliver.of(WebhookChannel.NAME, CREATED, "bookings/" + call.reference());
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  private Instant nextAttempt(GivenCall call) {
    return Instant.parse(delivery(call).at("/nextAttemptAt").asText());
  }

  private void passUntilNextAttempt(GivenCall call) {
    talk.clock().set(nextAttempt(call));
    deliver.now();
  }

  @Test
  void anEventGoesToItsSubscribersAsASignedCloudEvent() throws IOException {
    talk.clock().set(Instant.now().truncatedTo(ChronoUnit.MICROS));
    var other = hooks.to("/other", "*");
    hooks.to("/uninterested", CANCELLED);
    var call = hooks.call();

    deliver.now();

    var message = receiver.next("/hook");
    hook.verify(message);
    other.verify(receiver.next("/other"));
    assertThat(receiver.received("/uninterested")).isEmpty();
    assertThat(receiver.received("/hook")).isEmpty();
    assertThat(message.header("Content-Type")).isEqualTo("application/cloudevents+json");
    assertThat(message.body().getBytes(UTF_8)).hasSizeLessThan(20_000);
    assertThat(message.body()).doesNotContain("Anna", "anna@");
    var event = new JsonMapper().readTree(message.body());
    assertThat(event.at("/specversion").asText()).isEqualTo("1.0");
    assertThat(event.at("/id").asText()).isEqualTo(message.header("webhook-id"));
    assertThat(event.at("/source").asText()).startsWith("http://localhost:");
    assertThat(event.at("/type").asText()).isEqualTo(CREATED);
    assertThat(event.at("/subject").asText()).isEqualTo("bookings/" + call.reference());
    assertThat(Instant.parse(event.at("/time").asText())).isEqualTo(talk.clock().instant());
    assertThat(event.at("/datacontenttype").asText()).isEqualTo("application/json");
    assertThat(event.at("/sequence").isTextual()).isTrue();
    assertThat(event.at("/sequence").asText()).isEqualTo("0");
    assertThat(event.at("/data/reference").asText()).isEqualTo(call.reference());
  }

  @Test
  void itIsDeliveredOnceAndThatIsSeen() {
    var call = hooks.call();

    deliver.now();
    deliver.now();

    assertThat(receiver.received("/hook")).hasSize(1);
    var delivery = delivery(call);
    assertThat(delivery.at("/state").asText()).isEqualTo("delivered");
    assertThat(delivery.at("/attempts").asInt()).isEqualTo(1);
    assertThat(delivery.at("/channel").asText()).isEqualTo("webhook");
    assertThat(delivery.at("/target").asText()).isEqualTo(receiver.url("/hook"));
    assertThat(delivery.at("/targetId").asText()).isEqualTo(hook.id());
    assertThat(delivery.at("/lastAnswer").asText()).isEqualTo("HTTP 204");
    assertThat(delivery.at("/event/type").asText()).isEqualTo(CREATED);
    assertThat(delivery.at("/settledAt").isNull()).isFalse();
    assertThat(delivery.at("/nextAttemptAt").isNull()).isTrue();
  }

  @Test
  void aReceiverThatIsDownForThreeAttemptsGetsItWithTheFourth() {
    talk.clock().set(Instant.now().minus(Duration.ofMinutes(35)));
    receiver.reply("/hook", 500, 502, 500);
    var call = hooks.call();

    deliver.now();
    for (int i = 0; i < 3; i++) {
      assertThat(delivery(call).at("/state").asText()).isEqualTo("pending");
      passUntilNextAttempt(call);
    }

    assertThat(delivery(call).at("/state").asText()).isEqualTo("delivered");
    assertThat(delivery(call).at("/attempts").asInt()).isEqualTo(4);
    var messages = receiver.received("/hook");
    assertThat(messages).hasSize(4);
    assertThat(messages.stream().map(each -> each.header("webhook-id")).distinct()).hasSize(1);
    assertThat(messages.stream().map(HttpReceiver.Received::body).distinct()).hasSize(1);
    assertThat(messages.stream().map(each -> each.header("webhook-timestamp")).distinct())
        .hasSize(4);
    hook.verify(messages.getLast());
  }

  @Test
  void nothingIsTriedBeforeItsTime() {
    receiver.reply("/hook", 500);
    var call = hooks.call();
    deliver.now();

    talk.clock().set(nextAttempt(call).minusMillis(1));
    deliver.now();
    assertThat(receiver.received("/hook")).hasSize(1);

    passUntilNextAttempt(call);
    assertThat(receiver.received("/hook")).hasSize(1);
  }

  @Test
  void whatFailsTenTimesIsADeadLetterThatCanBeReplayed() {
    receiver.reply("/hook", IntStream.generate(() -> 500).limit(11).toArray());
    var call = hooks.call();
    deliver.now();
    for (int i = 0; i < 9; i++) {
      passUntilNextAttempt(call);
    }
    var dead = delivery(call);
    assertThat(dead.at("/state").asText()).isEqualTo("failed");
    assertThat(dead.at("/attempts").asInt()).isEqualTo(10);
    assertThat(dead.at("/nextAttemptAt").isNull()).isTrue();
    assertThat(
            talk.desk()
                .get("/api/v1/admin/deliveries?state=failed&channel=webhook")
                .with(200)
                .items("/items"))
        .contains(dead);

    var retry = "/api/v1/admin/deliveries/" + dead.at("/id").asText() + "/retry";
    assertThat(talk.desk().post(retry).with(200).text("/state")).isEqualTo("pending");
    deliver.now();

    // The schedule has begun anew.
    assertThat(Duration.between(talk.clock().instant(), nextAttempt(call)))
        .isLessThan(Duration.ofSeconds(6));
    passUntilNextAttempt(call);
    assertThat(delivery(call).at("/state").asText()).isEqualTo("delivered");
    assertThat(delivery(call).at("/attempts").asInt()).isEqualTo(12);
    assertThat(talk.desk().post(retry).with(409).problem()).isEqualTo("already-delivered");
  }

  @Test
  void whatWaitsCanBeSentAtOnce() {
    receiver.reply("/hook", 500);
    var call = hooks.call();
    deliver.now();

    talk.desk()
        .post("/api/v1/admin/deliveries/" + delivery(call).at("/id").asText() + "/retry")
        .with(200);
    deliver.now();

    assertThat(delivery(call).at("/state").asText()).isEqualTo("delivered");
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  void aReceiverMayAskToBeLeftAloneForSeconds(int status) {
    receiver.reply("/hook", Reply.of(status, "Retry-After", "120"));
    var call = hooks.call();

    deliver.now();

    assertThat(nextAttempt(call)).isEqualTo(talk.clock().instant().plusSeconds(120));
  }

  @Test
  void aReceiverMayAskToBeLeftAloneUntilADate() {
    var date = talk.clock().instant().plus(Duration.ofHours(2)).atZone(ZoneOffset.UTC);
    receiver.reply(
        "/hook", Reply.of(503, "Retry-After", DateTimeFormatter.RFC_1123_DATE_TIME.format(date)));
    var call = hooks.call();

    deliver.now();

    assertThat(nextAttempt(call)).isEqualTo(date.toInstant());
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "-1", "1.5", "", "99999999999999999999999"})
  void nonsenseInRetryAfterDoesNoHarm(String nonsense) {
    receiver.reply("/hook", Reply.of(503, "Retry-After", nonsense));
    var call = hooks.call();

    deliver.now();

    assertThat(nextAttempt(call))
        .isBetween(
            talk.clock().instant().plusSeconds(4),
            talk.clock().instant().plus(Duration.ofHours(24)));
  }

  @Test
  void aRedirectIsNotFollowed() {
    receiver.reply("/hook", Reply.of(302, "Location", receiver.url("/elsewhere")));
    var call = hooks.call();

    deliver.now();

    assertThat(receiver.received("/elsewhere")).isEmpty();
    assertThat(delivery(call).at("/state").asText()).isEqualTo("pending");
    assertThat(delivery(call).at("/lastAnswer").asText()).isEqualTo("HTTP 302");
  }

  @Test
  void aReceiverThatIsGoneIsSentNothingMore() {
    receiver.reply("/hook", 500, 410);
    var waiting = hooks.call();
    deliver.now();
    var refused = hooks.call();
    deliver.now();

    assertThat(hook.item().at("/disabledBecause").asText()).isEqualTo("gone");
    assertThat(delivery(refused).at("/state").asText()).isEqualTo("failed");
    assertThat(delivery(refused).at("/lastAnswer").asText()).isEqualTo("HTTP 410");
    assertThat(delivery(waiting).at("/state").asText()).isEqualTo("failed");
    var told = deliver.event("org.talktous.webhook.disabled", "webhooks/" + hook.id());
    assertThat(told.text("/items/0/data/because")).isEqualTo("gone");
    assertThat(deliver.of(WebhookChannel.NAME, CREATED, "bookings/" + hooks.call().reference()))
        .isEmpty();
    assertThat(talk.desk().post(hook.api() + "/test").with(409).problem())
        .isEqualTo("webhook-is-disabled");

    talk.desk().post(hook.api() + "/activation").with(200);
    var later = hooks.call();
    deliver.now();
    assertThat(delivery(later).at("/state").asText()).isEqualTo("delivered");
  }

  @Test
  void aReceiverThatOnlyFailsForFiveDaysIsSentNothingMoreAndTheAdminsAreTold() {
    receiver.reply("/hook", IntStream.generate(() -> 500).limit(100).toArray());
    var begins = talk.clock().instant();
    for (int day = 0; day < 5; day++) {
      talk.clock().set(begins.plus(Duration.ofDays(day)));
      hooks.call();
      deliver.now();
      assertThat(hook.item().at("/failingSince").asText()).isEqualTo(begins.toString());
    }
    talk.clock().set(begins.plus(Duration.ofDays(5)).minusMillis(1));
    hooks.call();
    deliver.now();
    assertThat(hook.item().at("/disabledAt").isNull()).isTrue();
    talk.clock().advance(Duration.ofMillis(1));
    hooks.call();
    deliver.now();

    assertThat(hook.item().at("/disabledBecause").asText()).isEqualTo("failing");
    var told = deliver.event("org.talktous.webhook.disabled", "webhooks/" + hook.id());
    assertThat(told.text("/items/0/data/because")).isEqualTo("failing");
    assertThat(told.body()).doesNotContain(receiver.url("/hook"));
    deliver.now();
    assertThat(talk.desk().get("/api/v1/admin/mails").with(200).items("/items"))
        .filteredOn(mail -> mail.at("/subject").asText().equals("A webhook is disabled"))
        .extracting(mail -> mail.at("/to").asText())
        .contains(TalkToUs.ADMIN);
  }

  @Test
  void oneFailureAfterAQuietWeekBeginsToCountAnew() {
    receiver.reply("/hook", 500, 500);
    hooks.call();
    deliver.now();
    talk.sql().run("update delivery set state = 'failed' where state = 'pending'");

    talk.clock().advance(Duration.ofDays(7));
    hooks.call();
    deliver.now();

    assertThat(hook.item().at("/disabledAt").isNull()).isTrue();
    assertThat(hook.item().at("/failingSince").asText())
        .isEqualTo(talk.clock().instant().toString());
  }

  @Test
  void aSuccessCountsEvenIfTheWebhookSeemedSoundWhenItWasSentTo() {
    talk.bean(Webhooks.class).failed(UUID.fromString(hook.id()));
    assertThat(hook.item().at("/failingSince").isNull()).isFalse();

    talk.bean(WebhookChannel.class).taken(Set.of(hook.id()));

    assertThat(hook.item().at("/failingSince").isNull()).isTrue();
  }

  @Test
  void oneSuccessEndsTheCountOfFailingDays() {
    receiver.reply("/hook", 500);
    hooks.call();
    deliver.now();

    talk.clock().advance(Duration.ofDays(4));
    deliver.now();

    assertThat(hook.item().at("/failingSince").isNull()).isTrue();
  }

  @Test
  void aReceiverThatHangsIsGivenUpInTime() throws InterruptedException {
    var released = new CountDownLatch(1);
    receiver.reply("/hook", exchange -> await(released));
    var call = hooks.call();

    deliver.now();
    released.countDown();

    assertThat(delivery(call).at("/lastAnswer").asText()).isEqualTo("no answer in time");
    assertThat(delivery(call).at("/state").asText()).isEqualTo("pending");
  }

  @ParameterizedTest
  @CsvSource({"500, pending, no answer in time", "200, delivered, HTTP 200"})
  void aReceiverThatTricklesIsGivenUpInTimeToo(int status, String state, String answer) {
    receiver.reply(
        "/hook",
        exchange -> {
          exchange.sendResponseHeaders(status, 0);
          var never = new CountDownLatch(1);
          try (var body = exchange.getResponseBody()) {
            while (true) {
              body.write(' ');
              body.flush();
              await(never, 100);
            }
          }
        });
    var call = hooks.call();

    deliver.now();

    assertThat(delivery(call).at("/lastAnswer").asText()).isEqualTo(answer);
    assertThat(delivery(call).at("/state").asText()).isEqualTo(state);
  }

  @Test
  void successIsSaidByTheStatusAloneEvenIfTheRestBreaks() {
    receiver.reply(
        "/hook",
        exchange -> {
          exchange.sendResponseHeaders(200, 1_000);
          exchange.getResponseBody().write(1);
          exchange.getResponseBody().flush();
          throw new IOException("broken");
        });
    var call = hooks.call();

    deliver.now();

    assertThat(delivery(call).at("/state").asText()).isEqualTo("delivered");
  }

  @ParameterizedTest
  @CsvSource({"1, 1000000", "5000, 10"})
  void ofAHeadThatFloodsLittleIsTaken(int count, int length) {
    receiver.reply(
        "/hook",
        exchange -> {
          for (int i = 0; i < count; i++) {
            exchange.getResponseHeaders().add("X-Flood-" + i, "x".repeat(length));
          }
          exchange.sendResponseHeaders(204, -1);
        });
    var call = hooks.call();

    deliver.now();

    assertThat(delivery(call).at("/lastAnswer").asText())
        .isEqualTo("the head of the answer is too long");
    assertThat(delivery(call).at("/state").asText()).isEqualTo("pending");
  }

  @Test
  void ofALongAnswerLittleIsRead() throws InterruptedException {
    BlockingQueue<IOException> hungUp = new LinkedBlockingQueue<>();
    receiver.reply(
        "/hook",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          try (var body = exchange.getResponseBody()) {
            for (int i = 0; i < 200; i++) {
              body.write(new byte[1_000_000]);
            }
          } catch (IOException e) {
            hungUp.add(e);
          }
        });
    var call = hooks.call();

    deliver.now();

    assertThat(delivery(call).at("/state").asText()).isEqualTo("delivered");
    assertThat(hungUp.poll(60, TimeUnit.SECONDS)).isNotNull();
  }

  @Test
  void manyReceiversThatHangDoNotKeepAnotherWaiting() {
    talk.desk().delete(hook.api()).with(204);
    var released = new CountDownLatch(1);
    for (int i = 0; i < 20; i++) {
      var path = "/hangs" + i;
      hooks.to(path, CREATED);
      for (int j = 0; j < 4; j++) {
        receiver.reply(path, exchange -> await(released));
      }
    }
    for (int i = 0; i < 3; i++) {
      hooks.call();
    }
    hooks.to("/good", CREATED);
    hooks.call();

    var running = Thread.startVirtualThread(deliver::now);
    receiver.next("/good");
    assertThat(running.isAlive()).isTrue();
    released.countDown();
    join(running);
  }

  @Test
  void whatTheFailingReceiverSaysIsQuotedBriefly() {
    var long_ = "bad\n\u0000signature " + "x".repeat(10_000);
    receiver.reply(
        "/hook",
        exchange -> {
          exchange.sendResponseHeaders(400, long_.length());
          exchange.getResponseBody().write(long_.getBytes(UTF_8));
        });
    var call = hooks.call();

    deliver.now();

    assertThat(delivery(call).at("/lastAnswer").asText())
        .startsWith("HTTP 400: bad signature xxx")
        .hasSizeLessThan(250);
  }

  @Test
  void aReceiverThatIsNotThereIsTriedAgain() {
    receiver.close();
    var call = hooks.call();

    deliver.now();

    assertThat(delivery(call).at("/lastAnswer").asText()).isEqualTo("the connection was refused");
    assertThat(delivery(call).at("/state").asText()).isEqualTo("pending");
  }

  @Test
  void whileASecretIsReplacedBothSign() {
    talk.clock().set(Instant.now().minus(Duration.ofHours(25)));
    var newer = talk.desk().post(hook.api() + "/secrets").with(201).text("/secret");
    assertThat(newer).startsWith("whsec_").isNotEqualTo(hook.secret());

    talk.clock().set(Instant.now().minus(Duration.ofHours(2)));
    hooks.call();
    deliver.now();
    var both = receiver.next("/hook");
    assertThat(both.header("webhook-signature").split(" ")).hasSize(2);
    assertThat(both.header("webhook-signature"))
        .contains(signed(both, newer), signed(both, hook.secret()));

    talk.clock().set(Instant.now());
    hooks.call();
    deliver.now();
    var one = receiver.next("/hook");
    assertThat(one.header("webhook-signature").split(" ")).hasSize(1);
    Hook.verify(one, newer);
  }

  @Test
  void whileASecretIsReplacedNoThirdIsDrawn() {
    talk.desk().post(hook.api() + "/secrets").with(201);
    talk.clock().advance(Duration.ofHours(24).minusMillis(1));
    var refused = talk.desk().post(hook.api() + "/secrets").with(409);
    assertThat(refused.problem()).isEqualTo("secret-is-being-replaced");

    talk.clock().advance(Duration.ofMillis(1));
    talk.desk().post(hook.api() + "/secrets").with(201);
  }

  private static String signed(HttpReceiver.Received message, String secret) {
    try {
      return new com.standardwebhooks.Webhook(secret)
          .sign(
              message.header("webhook-id"),
              Long.parseLong(message.header("webhook-timestamp")),
              message.body());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aTestEventGoesToItsWebhookAlone() {
    talk.clock().set(Instant.now());
    hooks.to("/other", "*");

    var sent = talk.desk().post(hook.api() + "/test").with(202).text("/event");
    deliver.now();

    var message = receiver.next("/hook");
    hook.verify(message);
    assertThat(message.header("webhook-id")).isEqualTo(sent);
    assertThat(receiver.received("/other")).isEmpty();
    var event = talk.desk().get("/api/v1/admin/events/" + sent).with(200);
    assertThat(event.text("/type")).isEqualTo("org.talktous.webhook.test");
    assertThat(event.text("/deliveries/0/state")).isEqualTo("delivered");
  }

  @Test
  void aDeletedWebhookIsSentNothingMore() {
    receiver.reply("/hook", 500);
    var call = hooks.call();
    deliver.now();

    talk.desk().delete(hook.api()).with(204);

    assertThat(delivery(call).at("/state").asText()).isEqualTo("failed");
    assertThat(delivery(call).at("/target").asText()).isEqualTo(receiver.url("/hook"));
    var retry = "/api/v1/admin/deliveries/" + delivery(call).at("/id").asText() + "/retry";
    talk.desk().post(retry).with(200);
    deliver.now();
    assertThat(delivery(call).at("/state").asText()).isEqualTo("failed");
    assertThat(receiver.received("/hook")).hasSize(1);
    for (var path : List.of("/secrets", "/test", "/activation")) {
      talk.desk().post(hook.api() + path).with(404);
    }
    talk.desk().delete(hook.api()).with(404);
    assertThat(talk.desk().get(Hooks.PATH).with(200).body()).doesNotContain(hook.id());
  }

  @Test
  void whereThisMachineIsNotAllowedNothingIsSentToIt() {
    hooks.to("/named", CREATED);
    talk.sql()
        .run(
            "update webhook set url = replace(url, '127.0.0.1', 'localhost') where url like ?",
            "%/named");
    var call = hooks.call();
    var careful = talk.replica(java.util.Map.of("talk.poll-interval", "PT1H"));
    try {
      careful.clock().set(talk.clock().instant());
      new Deliver(careful).now();
    } finally {
      careful.stop();
    }

    assertThat(deliver.of(WebhookChannel.NAME, CREATED, "bookings/" + call.reference()))
        .hasSize(2)
        .allSatisfy(
            each -> {
              assertThat(each.at("/lastAnswer").asText()).isEqualTo("the address is private");
              assertThat(each.at("/state").asText()).isEqualTo("pending");
            });
    assertThat(receiver.received("/hook")).isEmpty();
    assertThat(receiver.received("/named")).isEmpty();
  }

  @Test
  void aBookingThatDidNotComeAboutIsDeliveredToNobody() {
    var call = hooks.call();
    deliver.now();
    receiver.received("/hook");

    talk.reader()
        .tries(
            org.talktous.testing.Reader.request(
                talk.given().article().withHost("UTC", "monday 10:00-11:00"),
                "2001-01-01T10:00:00Z"));
    deliver.now();

    assertThat(receiver.received("/hook")).isEmpty();
    assertThat(delivery(call).at("/attempts").asInt()).isEqualTo(1);
  }

  private static void await(CountDownLatch latch) {
    await(latch, 30_000);
  }

  private static void await(CountDownLatch latch, long millis) {
    try {
      latch.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
