package org.talktous.delivery.mail;

import org.talktous.web.constraint.Excerpt;

/** Removes line ends from a text, against header injection. */
final class OneLine {
  private static final int LONGEST = 250;

  private OneLine() {}

  /** The text without control characters, line ends and marks that turn the text after them. */
  static String of(String text) {
    var seen = new StringBuilder();
    text.codePoints().map(c -> isUnwanted(c) ? ' ' : c).forEach(seen::appendCodePoint);
    var line = seen.toString().replaceAll(" {2,}", " ").strip();
    return Excerpt.of(line, LONGEST);
  }

  private static boolean isUnwanted(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
    };
  }
}
