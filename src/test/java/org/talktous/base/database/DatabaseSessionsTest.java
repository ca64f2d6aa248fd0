package org.talktous.base.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.postgresql.PGProperty;

class DatabaseSessionsTest {
  private static final String URL = "jdbc:postgresql://db.example.org:5433/talk";
  private static final SessionLimits LIMITS = SessionLimits.answeringWithin(Duration.ofSeconds(25));

  private static Properties driver() {
    var properties = new Properties();
    properties.setProperty("ApplicationName", "talk-to-us");
    return properties;
  }

  @Test
  void noSessionWaitsForEver() {
    var sessions = new DatabaseSessions(URL, driver(), LIMITS);

    assertThat(sessions.getProperty(PGProperty.SOCKET_TIMEOUT)).isEqualTo("25");
    assertThat(sessions.getProperty(PGProperty.CONNECT_TIMEOUT)).isEqualTo("5");
    assertThat(sessions.getProperty(PGProperty.LOGIN_TIMEOUT)).isEqualTo("10");
    assertThat(sessions.getProperty(PGProperty.TCP_KEEP_ALIVE)).isEqualTo("true");
    assertThat(sessions.getProperty(PGProperty.APPLICATION_NAME)).isEqualTo("talk-to-us");
    assertThat(sessions.getUrl()).startsWith(URL);
  }

  @Test
  void theServerCancelsBeforeTheClientHangsUp() {
    assertThat(LIMITS.statement()).isLessThan(LIMITS.answer());
    assertThat(LIMITS.forSession())
        .isEqualTo(
            "set statement_timeout = 20000; set idle_in_transaction_session_timeout = 60000");
  }

  @Test
  void whatTheUrlSaysGoesFirst() {
    var sessions =
        new DatabaseSessions(
            URL + "?socketTimeout=7&ApplicationName=desk&prepareThreshold=0", driver(), LIMITS);

    assertThat(sessions.getProperty(PGProperty.SOCKET_TIMEOUT)).isEqualTo("7");
    assertThat(sessions.getProperty(PGProperty.APPLICATION_NAME)).isEqualTo("desk");
    assertThat(sessions.getPrepareThreshold()).isZero();
  }

  @Test
  void aMigrationTakesAsLongAsItTakesOnASocketThatIsKeptAlive() {
    var sessions = new DatabaseSessions(URL, driver(), SessionLimits.NONE);

    assertThat(sessions.getProperty(PGProperty.SOCKET_TIMEOUT)).isEqualTo("0");
    assertThat(sessions.getProperty(PGProperty.CONNECT_TIMEOUT)).isEqualTo("5");
    assertThat(sessions.getProperty(PGProperty.SOCKET_FACTORY))
        .isEqualTo(KeptAliveSockets.class.getName());
  }
}
