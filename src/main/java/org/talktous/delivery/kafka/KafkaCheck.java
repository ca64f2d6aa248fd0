package org.talktous.delivery.kafka;

import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.talktous.base.setting.ConnectionCheck;

/** Asks the brokers which of them there are. */
@Singleton
class KafkaCheck implements ConnectionCheck {
  private static final String SUBJECT = "kafka";
  // Shorter than for sending: an operator waits for the result.
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final KafkaSettings settings;
  private final Duration timeout;

  KafkaCheck(KafkaSettings settings, @Property(name = "talk.kafka.timeout") Duration timeout) {
    this.settings = settings;
    this.timeout = timeout;
  }

  @Override
  public String subject() {
    return SUBJECT;
  }

  @Override
  public Finding find() {
    return settings.hasBrokers()
        ? asked()
        : Finding.good(SUBJECT, "no KAFKA_BOOTSTRAP_SERVERS: no events go there");
  }

  private Finding asked() {
    var millis = (int) Math.min(timeout.toMillis(), LONGEST.toMillis());
    var how =
        Map.<String, Object>of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
            settings.brokers(),
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            millis,
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
            millis);
    try (var admin = Admin.create(how)) {
      var brokers = admin.describeCluster().nodes().get(millis, TimeUnit.MILLISECONDS);
      return Finding.good(SUBJECT, "brokers that answer: " + brokers.size());
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      return Finding.bad(SUBJECT, "KAFKA_BOOTSTRAP_SERVERS names brokers that do not answer");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Finding.bad(SUBJECT, "interrupted");
    }
  }
}
