package org.talktous.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.micronaut.context.exceptions.BeanInstantiationException;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

class StartFailureTest {
  /** As the framework hands it on: it was there when the start began, and is not now. */
  @Test
  void aDatabaseThatGoesAwayDuringTheStartIsSaidInOneLine() {
    var timeout =
        new PSQLException("Connection attempt timed out.", PSQLState.CONNECTION_UNABLE_TO_CONNECT);
    var failure =
        new BeanInstantiationException("no pool", new PoolInitializationException(timeout));

    assertThat(StartFailure.of(failure).line())
        .hasValue(
            "the database does not answer any more (DATASOURCES_DEFAULT_URL):"
                + " Connection attempt timed out.");
  }

  @Test
  void aFaultOfOursKeepsItsTrace() {
    var failure = new PSQLException("syntax error", PSQLState.SYNTAX_ERROR);

    assertThat(StartFailure.of(failure).line()).isEmpty();
  }
}
