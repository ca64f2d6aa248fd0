package org.talktous.base.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.talktous.testing.TalkToUs;
import org.talktous.testing.TcpProxy;
import org.talktous.testing.TestDatabase;

/** A service that has started, and loses its database before anybody has asked it anything. */
class FirstRequestTest {
  @Test
  void evenTheFirstRequestIsToldToComeBackWhileTheDatabaseIsAway() {
    try (var way = TcpProxy.to(TestDatabase.migrated("first_request"))) {
      var talk = TalkToUs.on(way.url(), Map.of("talk.database.connection", "PT0.25S"));
      try {
        way.cut();

        assertThat(talk.api().get("/api/v1/articles/x").status()).isEqualTo(503);
      } finally {
        way.recover();
        talk.stop();
      }
    }
  }
}
