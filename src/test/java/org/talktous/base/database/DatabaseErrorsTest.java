package org.talktous.base.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseErrorsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "08000", "08006", "08P01", "25006", "25P03", "53200", "53300", "57014", "57P01", "57P03"
      })
  void whatComesOfNoDatabaseIsAnOutageHoweverDeepItLies(String state) {
    assertThat(DatabaseErrors.isOutage(new IllegalStateException(new SQLException("", state))))
        .isTrue();
  }

  @Test
  void aPoolThatHasNoConnectionIsOne() {
    assertThat(DatabaseErrors.isOutage(new SQLTransientConnectionException("timed out"))).isTrue();
  }

  @Test
  void aConnectionThatThePoolHasGivenUpIsOne() {
    assertThat(DatabaseErrors.isOutage(new SQLException("Connection is closed"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"22001", "23505", "23P01", "25001", "40001", "42P01"})
  void aFaultOfTheStatementIsNone(String state) {
    assertThat(DatabaseErrors.isOutage(new IllegalStateException(new SQLException("", state))))
        .isFalse();
  }
}
