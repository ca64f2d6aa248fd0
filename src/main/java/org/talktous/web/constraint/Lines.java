package org.talktous.web.constraint;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a text. They are found by one loop, not by a regular expression: a repeated group
 * takes a frame of the stack for each repetition, so a long text would overflow it.
 */
public final class Lines {
  private Lines() {}

  /** The lines, without what ends them: a text of n line ends has n + 1. */
  public static List<String> of(String text) {
    var lines = new ArrayList<String>();
    int start = 0;
    for (int end = end(text, start); end < text.length(); end = end(text, start)) {
      lines.add(text.substring(start, end));
      start = next(text, end);
    }
    lines.add(text.substring(start));
    return lines;
  }

  /**
   * The text with a line feed for each line end. A form's fields come with CR LF (HTML, section
   * 4.10.21.4), which a browser counts as one character of {@code maxlength}.
   */
  public static String normalized(String text) {
    return text.replace("\r\n", "\n").replace('\r', '\n');
  }

  /** Whether a line shows nothing: spaces, tabs and invisible marks at most. */
  public static boolean isEmpty(String line) {
    return line.codePoints()
        .allMatch(
            c ->
                Character.isWhitespace(c)
                    || Character.isSpaceChar(c)
                    || Character.getType(c) == Character.FORMAT);
  }

  /** The text with one empty line where several follow one another; all else stays as it was. */
  public static String folded(String text) {
    var folded = new StringBuilder(text.length());
    boolean afterEmpty = false;
    for (int start = 0; start < text.length(); ) {
      int end = end(text, start);
      int next = next(text, end);
      boolean empty = isEmpty(text.substring(start, end));
      if (!empty || !afterEmpty) {
        folded.append(text, start, next);
      }
      afterEmpty = empty;
      start = next;
    }
    return folded.toString();
  }

  /** The same of a text that need not be there. */
  public static @Nullable String foldedIfAny(@Nullable String text) {
    return text == null ? null : folded(text);
  }

  /** The same of several; what is missing among them is left to its constraint. */
  public static @Nullable List<String> foldedEach(@Nullable List<String> texts) {
    return texts == null || texts.stream().anyMatch(Objects::isNull)
        ? texts
        : texts.stream().map(Lines::folded).toList();
  }

  private static int end(String text, int from) {
    int end = from;
    while (end < text.length() && !Characters.isLineEnd(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static int next(String text, int end) {
    return Math.min(text.length(), text.startsWith("\r\n", end) ? end + 2 : end + 1);
  }
}
