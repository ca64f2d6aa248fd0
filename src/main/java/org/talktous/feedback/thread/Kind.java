package org.talktous.feedback.thread;

import java.util.Locale;

/** What a thread is, as its reader sees it. */
public enum Kind {
  QUESTION,
  CORRECTION,
  SUGGESTION,
  PRAISE,
  OTHER;

  private static final String VALUES = "question|correction|suggestion|praise|other";

  public static final String FORM = "^(" + VALUES + ")$";

  /** A kind, or an empty text: any. */
  public static final String FORM_OR_NONE = "^(" + VALUES + ")?$";

  public static final String FORM_MESSAGE =
      "must be question, correction, suggestion, praise or other";

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Kind of(String wire) {
    return valueOf(wire.toUpperCase(Locale.ROOT));
  }
}
