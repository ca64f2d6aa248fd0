package org.talktous.delivery.kafka;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.talktous.base.setting.InvalidSetting;

/**
 * Where the brokers are: the setting {@code KAFKA_BOOTSTRAP_SERVERS}; without it there are none.
 */
@Context
class KafkaSettings {
  private static final Pattern BROKER =
      Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]):([0-9]{1,5})");
  private static final int LAST_PORT = 65_535;

  private final String brokers;

  KafkaSettings(@Property(name = "talk.kafka.bootstrap-servers") String brokers) {
    this.brokers = brokers.strip();
    if (hasBrokers() && !Stream.of(this.brokers.split(",", -1)).allMatch(KafkaSettings::isBroker)) {
      throw new InvalidSetting(
          "KAFKA_BOOTSTRAP_SERVERS", "must be hosts with ports such as kafka:9092, not " + brokers);
    }
  }

  private static boolean isBroker(String written) {
    var broker = BROKER.matcher(written.strip());
    return broker.matches()
        && Integer.parseInt(broker.group(2)) > 0
        && Integer.parseInt(broker.group(2)) <= LAST_PORT;
  }

  boolean hasBrokers() {
    return !brokers.isEmpty();
  }

  String brokers() {
    return brokers;
  }
}
