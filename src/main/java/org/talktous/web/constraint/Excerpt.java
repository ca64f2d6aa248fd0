package org.talktous.web.constraint;

/** The beginning of a text that may be long. */
public final class Excerpt {
  private Excerpt() {}

  /**
   * The text, or its beginning and an ellipsis.
   *
   * @param limit in code points, the ellipsis among them
   */
  public static String of(String text, int limit) {
    return text.codePointCount(0, text.length()) <= limit
        ? text
        : text.substring(0, text.offsetByCodePoints(0, limit - 1)).stripTrailing() + "…";
  }

  /** The same of the text on one line. */
  public static String ofLine(String text, int limit) {
    return of(text.replaceAll("\\s+", " ").strip(), limit);
  }
}
