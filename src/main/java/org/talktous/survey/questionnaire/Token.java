package org.talktous.survey.questionnaire;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A word of an expression.
 *
 * @param text without braces or quotes
 */
record Token(Kind kind, String text) {
  private static final Pattern TOKEN =
      Pattern.compile(
          """
          \\{(?<name>[^{}]+)}\
          |'(?<single>[^']*)'\
          |"(?<double>[^"]*)"\
          |(?<number>-?\\d+(?:\\.\\d+)?(?![\\p{L}\\d]))\
          |(?<word>\\p{L}+)\
          |(?<sign><>|!=|>=|<=|==|&&|\\|\\||[=<>!()\\[\\],])\
          """);
  private static final Pattern SPACE = Pattern.compile("\\s*");

  enum Kind {
    NAME,
    NUMBER,
    /** A text in quotes. */
    TEXT,
    WORD,
    SIGN
  }

  /**
   * The words of an expression.
   *
   * @throws IllegalArgumentException with a message for the survey's author
   */
  static List<Token> all(String expression) {
    var tokens = new ArrayList<Token>();
    var matcher = TOKEN.matcher(expression);
    int at = afterSpace(expression, 0);
    while (at < expression.length()) {
      if (!matcher.find(at) || matcher.start() != at) {
        throw new IllegalArgumentException("cannot be read from character " + (at + 1));
      }
      tokens.add(of(matcher));
      at = afterSpace(expression, matcher.end());
    }
    return tokens;
  }

  private static int afterSpace(String expression, int from) {
    var space = SPACE.matcher(expression).region(from, expression.length());
    return space.lookingAt() ? space.end() : from;
  }

  private static Token of(java.util.regex.MatchResult found) {
    if (found.group("name") != null) {
      return new Token(Kind.NAME, found.group("name").strip());
    }
    if (found.group("word") != null) {
      return new Token(Kind.WORD, found.group("word"));
    }
    if (found.group("sign") != null) {
      return new Token(Kind.SIGN, found.group("sign"));
    }
    if (found.group("number") != null) {
      return new Token(Kind.NUMBER, found.group("number"));
    }
    var single = found.group("single");
    return new Token(Kind.TEXT, single == null ? found.group("double") : single);
  }

  boolean isValue() {
    return kind == Kind.NUMBER || kind == Kind.TEXT;
  }

  boolean says(String... texts) {
    return kind != Kind.NAME
        && !isValue()
        && List.of(texts).stream().anyMatch(text::equalsIgnoreCase);
  }
}
