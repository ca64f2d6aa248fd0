package org.talktous.delivery.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.talktous.base.setting.ConnectionCheck.Finding;
import org.talktous.delivery.Deliver;
import org.talktous.testing.GivenCall;
import org.talktous.testing.KafkaBroker;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/** Events on a real broker, which is down at first. */
@ServiceTest
class KafkaTest {
  private static final String CREATED = "org.talktous.booking.created";

  private final List<GivenCall> calls = new ArrayList<>();

  @Test
  void aBrokerThatIsDownDelaysAndLosesNothing(@TempDir Path directory) throws IOException {
    try (var broker = KafkaBroker.in(directory)) {
      var without = TalkToUs.alone();
      var talk =
          without.replica(
              Map.of(
                  "talk.kafka.bootstrap-servers", broker.address(),
                  "talk.kafka.timeout", "PT3S",
                  "talk.poll-interval", "PT1H"));
      var article = talk.given().article().withHost("UTC", "daily 10:00-12:00");
      var deliver = new Deliver(talk);
      for (int i = 4; i < 7; i++) {
        calls.add(talk.reader().books(article, "2026-11-2" + i + "T10:00:00Z"));
      }
      new Deliver(without).now();
      assertThat(states(deliver)).as("left to those that have Kafka").containsOnly("pending");
      assertThat(delivery(deliver, calls.getFirst()).at("/attempts").asInt()).isZero();
      deliver.now();
      assertThat(states(deliver)).containsOnly("pending");
      assertThat(delivery(deliver, calls.getFirst()).at("/lastAnswer").asText())
          .startsWith("not taken: ");

      broker.start();
      var check = new KafkaCheck(new KafkaSettings(broker.address()), Duration.ofSeconds(10));
      assertThat(check.find()).isEqualTo(Finding.good("kafka", "brokers that answer: 1"));
      talk.clock().advance(Duration.ofSeconds(10));
      deliver.now();
      assertThat(states(deliver)).containsOnly("delivered");

      broker.kill();
      calls.add(talk.reader().books(article, "2026-11-27T10:00:00Z"));
      deliver.now();
      assertThat(states(deliver)).contains("pending");
      broker.start();
      talk.clock().advance(Duration.ofSeconds(10));
      deliver.now();
      assertThat(states(deliver)).containsOnly("delivered");

      arrived(talk, read(broker, 4));
      talk.stop();
      without.stop();
    }
  }

  private static JsonNode delivery(Deliver deliver, GivenCall call) {
    return deliver.of("kafka", CREATED, subject(call)).getFirst();
  }

  @Test
  void aBrokerThatIsDownSlowsNoBooking(@TempDir Path directory) {
    try (var broker = KafkaBroker.in(directory)) {
      var base = TalkToUs.alone();
      var talk =
          base.replica(
              Map.of(
                  "talk.kafka.bootstrap-servers", broker.address(),
                  "talk.kafka.timeout", "PT10S",
                  "talk.poll-interval", "PT0.05S"));
      var article = talk.given().article().withHost("UTC", "daily 10:00-20:00");
      talk.reader().books(article, "2026-11-24T10:00:00Z");
      long before = System.nanoTime();
      for (int i = 11; i < 18; i++) {
        talk.reader().books(article, "2026-11-24T" + i + ":00:00Z");
      }

      assertThat(Duration.ofNanos(System.nanoTime() - before))
          .as("seven bookings, while each attempt waits ten seconds for a broker")
          .isLessThan(Duration.ofSeconds(10));
      assertThat(
              talk.sql()
                  .count(
                      "select count(*) from delivery where channel = 'kafka' and state ="
                          + " 'pending'"))
          .isEqualTo(8);
      talk.stop();
      base.stop();
    }
  }

  private List<String> states(Deliver deliver) {
    return calls.stream()
        .flatMap(call -> deliver.of("kafka", CREATED, subject(call)).stream())
        .map(each -> each.at("/state").asText())
        .toList();
  }

  private static String subject(GivenCall call) {
    return "bookings/" + call.reference();
  }

  private void arrived(TalkToUs talk, List<ConsumerRecord<String, String>> records)
      throws IOException {
    assertThat(records)
        .extracting(ConsumerRecord::key)
        .containsExactlyInAnyOrderElementsOf(calls.stream().map(KafkaTest::subject).toList());
    for (var each : records) {
      assertThat(header(each, "content-type"))
          .isEqualTo("application/cloudevents+json; charset=UTF-8");
      assertThat(header(each, "ce_specversion")).isEqualTo("1.0");
      assertThat(header(each, "ce_type")).isEqualTo(CREATED);
      var event = new JsonMapper().readTree(each.value());
      assertThat(event.at("/id").asText()).isEqualTo(header(each, "ce_id"));
      assertThat(event.at("/subject").asText()).isEqualTo(each.key());
      assertThat(Instant.parse(event.at("/time").asText())).isBefore(talk.clock().instant());
      assertThat(event.at("/data/reference").asText()).isNotEmpty();
    }
  }

  private static String header(ConsumerRecord<String, String> found, String name) {
    return new String(found.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  private static List<ConsumerRecord<String, String>> read(KafkaBroker broker, int count) {
    var settings =
        Map.<String, Object>of(
            "bootstrap.servers", broker.address(),
            "group.id", "test",
            "auto.offset.reset", "earliest");
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of(KafkaChannel.TOPIC));
      var found = new ArrayList<ConsumerRecord<String, String>>();
      for (int i = 0; i < 60 && found.size() < count; i++) {
        consumer.poll(Duration.ofSeconds(1)).forEach(found::add);
      }
      return found;
    }
  }
}
