package org.talktous.web.constraint;

/** Which characters a text may hold. */
public final class Characters {
  private Characters() {}

  /** Text of any number of lines, with no control characters but tabs and line ends. */
  public static boolean arePlain(String text) {
    return text.codePoints().noneMatch(Characters::isUnseen);
  }

  /** Text of one line, with no control characters at all. */
  public static boolean areOneLine(String text) {
    return text.codePoints().noneMatch(c -> isUnseen(c) || isLineEnd(c) || c == '\t');
  }

  /** Control characters, halves of surrogate pairs, and marks that reverse the text after them. */
  private static boolean isUnseen(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL -> c != '\n' && c != '\r' && c != '\t';
      case Character.SURROGATE -> true;
      default -> c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
    };
  }

  static boolean isLineEnd(int c) {
    return c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029;
  }
}
