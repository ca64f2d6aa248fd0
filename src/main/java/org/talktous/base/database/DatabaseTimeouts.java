package org.talktous.base.database;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;

/**
 * How long people wait for the database.
 *
 * @param connection for a connection, when the database does not answer
 * @param turn for a connection, when it answers and others are being served
 * @param answer for the answer to a statement
 */
@ConfigurationProperties("talk.database")
public record DatabaseTimeouts(Duration connection, Duration turn, Duration answer) {

  /** The limits of a session that serves a person. */
  public SessionLimits limits() {
    return SessionLimits.answeringWithin(answer);
  }
}
