package org.talktous.feedback;

import java.util.Locale;

/** What a reader query is, as its reader sees it. */
enum Kind {
  QUESTION,
  CORRECTION,
  SUGGESTION,
  PRAISE,
  OTHER;

  static final String FORM = "question|correction|suggestion|praise|other";
  static final String FORM_MESSAGE = "must be question, correction, suggestion, praise or other";

  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Kind of(String wire) {
    return valueOf(wire.toUpperCase(Locale.ROOT));
  }
}
