package org.talktous.feedback.thread;

import java.util.Locale;

/** The door through which a thread came. */
public enum ThreadChannel {
  COMMENT,
  CALL,
  SURVEY;

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
