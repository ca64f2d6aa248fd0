package org.talktous.base.setting;

/**
 * What the word {@code check} asks of something outside of the service. A feature that connects to
 * one contributes a bean. Its result is printed, so it must hold no secret and no personal data.
 */
public interface ConnectionCheck {

  /** What it looks at, in one word. */
  String subject();

  /** Connects as the service does, within its time limit. */
  Finding find();

  /**
   * What was found.
   *
   * @param subject what was looked at, in one word
   * @param good whether the service can work with it
   * @param words on one line
   */
  record Finding(String subject, boolean good, String words) {

    public static Finding good(String subject, String words) {
      return new Finding(subject, true, words);
    }

    public static Finding bad(String subject, String words) {
      return new Finding(subject, false, words);
    }
  }
}
