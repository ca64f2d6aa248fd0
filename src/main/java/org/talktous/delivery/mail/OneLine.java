package org.talktous.delivery.mail;

/** Removes line ends from a text, against header injection. */
final class OneLine {
  private static final int LONGEST = 250;

  private OneLine() {}

  /** The text without control characters, line ends and marks that turn the text after them. */
  static String of(String text) {
    var seen = new StringBuilder();
    text.codePoints().map(c -> isUnwanted(c) ? ' ' : c).forEach(seen::appendCodePoint);
    var line = seen.toString().replaceAll(" {2,}", " ").strip();
    return line.codePointCount(0, line.length()) <= LONGEST
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST - 1)).stripTrailing() + "…";
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
