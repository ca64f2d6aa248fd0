package org.talktous.article.passage;

import java.util.Arrays;

/**
 * A text as it is compared: small letters, one space for every gap, plain quotation marks and
 * hyphens. It remembers where each of its characters stood.
 */
final class FoldedText {
  private static final char SOFT_HYPHEN = '\u00AD';

  private final char[] folded;
  private final String text;
  private final int[] places;
  private final int end;

  private FoldedText(char[] folded, int[] places, int end) {
    this.folded = folded;
    this.text = new String(folded);
    this.places = places;
    this.end = end;
  }

  static FoldedText of(String text) {
    var folded = new char[text.length()];
    var places = new int[text.length()];
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = folded(text.charAt(i));
      if (c == SOFT_HYPHEN || c == ' ' && (length == 0 || folded[length - 1] == ' ')) {
        continue;
      }
      folded[length] = c;
      places[length++] = i;
    }
    return new FoldedText(
        Arrays.copyOf(folded, length), Arrays.copyOf(places, length), text.length());
  }

  private static char folded(char c) {
    return switch (c) {
      case '«', '»', '“', '”', '„' -> '"';
      case '‘', '’', '‚' -> '\'';
      case '‐', '‑', '–', '—', '−' -> '-';
      default ->
          Character.isWhitespace(c) || Character.isSpaceChar(c) ? ' ' : Character.toLowerCase(c);
    };
  }

  char[] characters() {
    return folded;
  }

  String text() {
    return text;
  }

  /** Where the character at a place of the folded text stands in the text itself. */
  int place(int foldedPlace) {
    return foldedPlace < places.length ? places[foldedPlace] : end;
  }

  /** The end, in the text itself, of a range that ends before a place of the folded text. */
  int endBefore(int foldedPlace) {
    return foldedPlace == 0 ? 0 : places[foldedPlace - 1] + 1;
  }
}
