package org.talktous.base.log;

import org.talktous.base.setting.InvalidSetting;
import org.talktous.base.setting.Settings;

/**
 * The form of the log's lines: the setting {@code TALK_LOG_FORMAT}, {@code text} for people or
 * {@code json} for programs, which read a line with its stack trace as one.
 */
public final class LogFormat {
  private static final String NAME = "TALK_LOG_FORMAT";
  private static final String TEXT = "text";
  private static final String JSON = "json";

  /** The property that {@code logback.xml} reads. */
  private static final String PROPERTY = "talk.log.format";

  private LogFormat() {}

  /** Chooses it, before the first logger is made; an invalid one is reported at the start. */
  public static void choose(Settings settings) {
    System.setProperty(PROPERTY, settings.text(NAME).equals(JSON) ? JSON : TEXT);
  }

  /** Refuses a form that there is not. */
  public static void check(Settings settings) {
    var given = settings.text(NAME);
    if (!given.isEmpty() && !given.equals(TEXT) && !given.equals(JSON)) {
      throw new InvalidSetting(NAME, "must be text or json, not " + given);
    }
  }

  /** Whether programs read what is written, so that every line is JSON. */
  public static boolean isForPrograms() {
    return JSON.equals(System.getProperty(PROPERTY));
  }
}
