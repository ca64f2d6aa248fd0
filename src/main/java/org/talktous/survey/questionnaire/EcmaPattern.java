package org.talktous.survey.questionnaire;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** Regular expressions as ECMAScript writes them, where Java reads the same signs otherwise. */
final class EcmaPattern {
  /** Steps after which a pattern is given up that tries ever more ways to match. */
  private static final int MOST_STEPS = 1_000_000;

  /** Long enough for what grows by powers of two, and too short for squares and cubes. */
  private static final int PROBE = 60;

  private static final String SPACE = "\\s\\u00a0\\ufeff\\u2028\\u2029\\p{Zs}";

  private EcmaPattern() {}

  /**
   * Whether the pattern tries ever more ways to match, as {@code (a+){10}b} does: it is tried on
   * texts that repeat what it is written of, and end otherwise.
   */
  static boolean isEndless(String pattern) {
    return Stream.concat(pattern.codePoints().mapToObj(Character::toString), Stream.of("0", " "))
        .flatMap(part -> Stream.of(part, "a" + part))
        .distinct()
        .map(part -> part.repeat(PROBE) + "\0")
        .anyMatch(text -> search(pattern, false, text).isEmpty());
  }

  static boolean isWritten(String pattern) {
    try {
      Pattern.compile(java(pattern));
      return true;
    } catch (PatternSyntaxException senseless) {
      return false;
    }
  }

  /** Whether the pattern is found in the text; a reader must not wait for one that never ends. */
  static boolean finds(String pattern, boolean anyCase, String text) {
    return search(pattern, anyCase, text).orElse(true);
  }

  /** Whether it is found; nothing where it was given up. */
  private static Optional<Boolean> search(String pattern, boolean anyCase, String text) {
    int flags = anyCase ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0;
    try {
      return Optional.of(
          Pattern.compile(java(pattern), flags).matcher(new Steps(text, new int[1])).find());
    } catch (TooManySteps | StackOverflowError endless) {
      return Optional.empty();
    }
  }

  /**
   * In Java a bracket opens a set within a set, two ampersands cut sets, and a dollar ends lines.
   */
  private static String java(String pattern) {
    var java = new StringBuilder();
    boolean inSet = false;
    for (int i = 0; i < pattern.length(); i++) {
      char next = pattern.charAt(i);
      if (next == '\\' && i + 1 < pattern.length()) {
        char escaped = pattern.charAt(++i);
        java.append(escaped(escaped, pattern, i, inSet));
      } else if (inSet) {
        inSet = next != ']';
        java.append(next == '[' || next == '&' ? "\\" + next : String.valueOf(next));
      } else if (next == '[') {
        if (pattern.startsWith("[^]", i)) {
          java.append("[\\s\\S]");
          i += 2;
        } else if (pattern.startsWith("[]", i)) {
          java.append("(?!)");
          i++;
        } else {
          inSet = true;
          java.append(next);
        }
      } else {
        java.append(next == '$' ? "\\z" : String.valueOf(next));
      }
    }
    return java.toString();
  }

  private static String escaped(char escaped, String pattern, int at, boolean inSet) {
    if (escaped == 's') {
      return inSet ? SPACE : "[" + SPACE + "]";
    }
    if (escaped == 'S' && !inSet) {
      return "[^" + SPACE + "]";
    }
    if (escaped == 'u' && pattern.startsWith("{", at + 1)) {
      return "\\x";
    }
    // A letter that means nothing is itself.
    return "dDwWSbBfnrtvxukpP".indexOf(escaped) < 0 && Character.isLetter(escaped)
        ? String.valueOf(escaped)
        : "\\" + escaped;
  }

  /** A text that counts how often it is looked at. */
  private record Steps(CharSequence text, int[] steps) implements CharSequence {
    @Override
    public char charAt(int index) {
      if (++steps[0] > MOST_STEPS) {
        throw new TooManySteps();
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new Steps(text.subSequence(start, end), steps);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }

  private static final class TooManySteps extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManySteps() {
      super(null, null, false, false);
    }
  }
}
