package org.talktous.delivery.kafka;

import io.micronaut.context.annotation.Property;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.talktous.base.event.DomainEvent;
import org.talktous.delivery.Channel;
import org.talktous.delivery.DeliveryAnswer;
import org.talktous.delivery.Message;
import org.talktous.delivery.Outcome;

/**
 * Produces events to the topic in the structured mode of the CloudEvents Kafka binding (section
 * 3.3), with the attributes also in headers. An attempt ends with the brokers' acknowledgement, or
 * times out well before its lease expires.
 */
@Singleton
class KafkaChannel implements Channel {
  static final String TOPIC = "talktous.events";

  private static final String NAME = "kafka";
  private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(5);
  // Batches attempts that begin together.
  private static final int LINGER_MILLIS = 5;

  private final KafkaSettings settings;
  private final Duration timeout;
  private @Nullable Producer<String, byte[]> producer;

  KafkaChannel(KafkaSettings settings, @Property(name = "talk.kafka.timeout") Duration timeout) {
    this.settings = settings;
    this.timeout = timeout;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean isConfigured() {
    return settings.hasBrokers();
  }

  @Override
  public int maxConcurrency() {
    return 512;
  }

  @Override
  public int maxConcurrencyForTarget() {
    return 512;
  }

  @Override
  public List<String> targets(DomainEvent event) {
    return settings.hasBrokers() ? List.of(TOPIC) : List.of();
  }

  @Override
  public Map<String, Receiver> receivers(Set<String> targets) {
    return Map.of(TOPIC, this::send);
  }

  @Override
  public void taken(Set<String> targets) {
    // the topic keeps no count of successes
  }

  @Override
  public Map<String, String> names(Set<String> targets) {
    return Map.of();
  }

  private Outcome send(Message message) {
    try {
      var written = producer().send(message(message)).get();
      return new Outcome.Delivered(
          DeliveryAnswer.quoted(
              "partition " + written.partition() + ", offset " + written.offset()));
    } catch (ExecutionException e) {
      return refused(e.getCause() == null ? e : e.getCause());
    } catch (KafkaException e) {
      return refused(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome.Refused(DeliveryAnswer.of("interrupted"));
    }
  }

  private static Outcome refused(Throwable reason) {
    return new Outcome.Refused(DeliveryAnswer.of("not-taken", reason));
  }

  private static ProducerRecord<String, byte[]> message(Message message) {
    var written = new ProducerRecord<>(TOPIC, message.subject(), message.cloudEvent());
    written.headers().add("content-type", bytes(Message.MEDIA_TYPE + "; charset=UTF-8"));
    message
        .attributes()
        .forEach((name, value) -> written.headers().add("ce_" + name, bytes(value)));
    return written;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Lazy: unresolvable broker names must not stop the start. */
  private synchronized Producer<String, byte[]> producer() {
    var made = producer;
    if (made == null) {
      made =
          new KafkaProducer<>(
              Map.of(
                  ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                  settings.brokers(),
                  ProducerConfig.CLIENT_ID_CONFIG,
                  "talk-to-us",
                  ProducerConfig.ACKS_CONFIG,
                  "all",
                  ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                  true,
                  ProducerConfig.LINGER_MS_CONFIG,
                  LINGER_MILLIS,
                  ProducerConfig.MAX_BLOCK_MS_CONFIG,
                  timeout.toMillis(),
                  ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                  timeout.toMillis(),
                  ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                  (int) timeout.toMillis() / 2,
                  ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                  (int) timeout.toMillis()),
              new StringSerializer(),
              new ByteArraySerializer());
      producer = made;
    }
    return made;
  }

  @PreDestroy
  synchronized void stop() {
    if (producer != null) {
      producer.close(LONGEST_GOODBYE);
    }
  }
}
