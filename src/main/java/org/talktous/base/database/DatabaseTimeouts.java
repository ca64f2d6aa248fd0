package org.talktous.base.database;

import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.talktous.base.setting.InvalidSetting;
import org.talktous.base.setting.Setting;

/** How long people wait for the database. */
@Singleton
public final class DatabaseTimeouts {
  // The pool takes no shorter wait, and to PostgreSQL no time at all means no limit.
  private static final Duration SHORTEST = Duration.ofMillis(250);
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final Duration connection;
  private final Duration turn;
  private final Duration answer;

  DatabaseTimeouts(
      @Property(name = "talk.database.connection") String connection,
      @Property(name = "talk.database.turn") String turn,
      @Property(name = "talk.database.answer") String answer) {
    this.connection = limit("TALK_DATABASE_CONNECTION", connection);
    this.turn = limit("TALK_DATABASE_TURN", turn);
    this.answer = limit("TALK_DATABASE_ANSWER", answer);
  }

  private static Duration limit(String name, String given) {
    var limit = Setting.duration(name, given, LONGEST);
    if (limit.compareTo(SHORTEST) < 0) {
      throw new InvalidSetting(name, "must be " + SHORTEST + " or more, not " + given);
    }
    return limit;
  }

  /** For a connection, when the database does not answer. */
  Duration connection() {
    return connection;
  }

  /** For a connection, when it answers and others are being served. */
  Duration turn() {
    return turn;
  }

  /** The limits of a session that serves a person. */
  public SessionLimits limits() {
    return SessionLimits.answeringWithin(answer);
  }
}
