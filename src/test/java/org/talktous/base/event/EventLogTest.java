package org.talktous.base.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

@ServiceTest
class EventLogTest {
  private final TalkToUs talk;

  EventLogTest(TalkToUs talk) {
    this.talk = talk;
  }

  private DomainEvent append(String type, Map<String, Object> data) {
    @SuppressWarnings("unchecked")
    TransactionOperations<Connection> transactions = talk.bean(TransactionOperations.class);
    return transactions.executeWrite(
        transaction ->
            talk.bean(EventLog.class).append(type, "tests/log", 0, talk.clock().instant(), data));
  }

  @Test
  void anEventIsNeverLongerThanReceiversTake() {
    var event =
        append(
            "org.talktous.webhook.test",
            Map.of("id", "1", "answers", "\u0434".repeat(9_000), "short", "x".repeat(100)));

    assertThat(event.data())
        .containsOnlyKeys("id", "short", "leftOut")
        .containsEntry("leftOut", "answers");
    assertThat(
            talk.sql()
                .count("select length(cast(data as text)) from event where id = ?", event.id()))
        .isLessThan(16_000);
  }

  @Test
  void anEventOfATypeThatNobodyCanSubscribeToIsRefused() {
    assertThatThrownBy(() -> append("org.talktous.nothing", Map.of()))
        .hasMessageContaining("org.talktous.nothing");
  }
}
