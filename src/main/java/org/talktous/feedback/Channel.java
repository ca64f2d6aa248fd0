package org.talktous.feedback;

import java.util.Locale;

/** The door through which a reader query came. */
enum Channel {
  COMMENT,
  CALL,
  SURVEY;

  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
