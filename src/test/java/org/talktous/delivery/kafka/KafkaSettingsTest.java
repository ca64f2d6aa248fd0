package org.talktous.delivery.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.talktous.base.setting.InvalidSetting;

class KafkaSettingsTest {
  @Test
  void withoutTheSettingThereIsNoKafka() {
    assertThat(new KafkaSettings(" ").hasBrokers()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"kafka:9092", "a.example.org:1, 10.0.0.1:65535", "[::1]:9092"})
  void brokersAreHostsWithPorts(String given) {
    assertThat(new KafkaSettings(given).hasBrokers()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"kafka", "kafka:", "kafka:0", "kafka:70000", "kafka:9092,", "http://k:1"})
  void nonsenseIsSaidByTheNameOfTheSetting(String given) {
    assertThatThrownBy(() -> new KafkaSettings(given))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining("KAFKA_BOOTSTRAP_SERVERS");
  }
}
