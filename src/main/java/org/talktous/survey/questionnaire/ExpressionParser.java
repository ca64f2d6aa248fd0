package org.talktous.survey.questionnaire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads SurveyJS expressions such as {@code {clarity} < 3 and {who} anyof ['student', 'other']}.
 * {@code and} binds more tightly than {@code or}, as it does there.
 */
final class ExpressionParser {
  private static final int DEEPEST = 20;

  private final List<Token> tokens;
  private int at;
  private int depth;

  private ExpressionParser(List<Token> tokens) {
    this.tokens = tokens;
  }

  /**
   * Reads one expression, whole.
   *
   * @throws IllegalArgumentException in words for whoever wrote it
   */
  static Expression parse(String text) {
    var parser = new ExpressionParser(Token.all(text));
    var expression = parser.or();
    if (parser.at < parser.tokens.size()) {
      throw new IllegalArgumentException(
          "has " + parser.tokens.get(parser.at).text() + " too much");
    }
    return expression;
  }

  private Expression or() {
    if (++depth > DEEPEST) {
      throw new IllegalArgumentException("must not be nested more than " + DEEPEST + " deep");
    }
    var parts = new ArrayList<Expression>();
    do {
      parts.add(and());
    } while (comes("or", "||"));
    depth--;
    return parts.size() == 1 ? parts.getFirst() : new Expression.Or(parts);
  }

  private Expression and() {
    var parts = new ArrayList<Expression>();
    do {
      parts.add(single());
    } while (comes("and", "&&"));
    return parts.size() == 1 ? parts.getFirst() : new Expression.And(parts);
  }

  private Expression single() {
    boolean negated = false;
    while (comes("not", "!")) {
      negated = !negated;
    }
    var expression = comes("(") ? bracketed() : comparison();
    return negated ? new Expression.Not(expression) : expression;
  }

  private Expression bracketed() {
    var expression = or();
    must(")");
    return expression;
  }

  private Expression comparison() {
    var name = next(Token.Kind.NAME, "a question in braces");
    if (comes("empty")) {
      return new Expression.Empty(name);
    }
    if (comes("notempty")) {
      return new Expression.Not(new Expression.Empty(name));
    }
    return new Expression.Comparison(name, operator(), operands());
  }

  private Operator operator() {
    var found =
        at < tokens.size() && tokens.get(at).kind() != Token.Kind.VALUE
            ? Operator.of(tokens.get(at).text())
            : Optional.<Operator>empty();
    at++;
    return found.orElseThrow(
        () ->
            new IllegalArgumentException(
                "must compare by =, <>, >, >=, <, <=, contains, notcontains, anyof, empty or"
                    + " notempty"));
  }

  private List<String> operands() {
    if (!comes("[")) {
      return List.of(value());
    }
    var operands = new ArrayList<String>();
    do {
      operands.add(value());
    } while (comes(","));
    must("]");
    return operands;
  }

  private String value() {
    return next(Token.Kind.VALUE, "a number or a text in quotes");
  }

  private String next(Token.Kind kind, String wanted) {
    if (at == tokens.size() || tokens.get(at).kind() != kind) {
      throw new IllegalArgumentException("must have " + wanted + place());
    }
    return tokens.get(at++).text();
  }

  private boolean comes(String... texts) {
    if (at < tokens.size() && tokens.get(at).says(texts)) {
      at++;
      return true;
    }
    return false;
  }

  private void must(String sign) {
    if (!comes(sign)) {
      throw new IllegalArgumentException("must have " + sign + place());
    }
  }

  private String place() {
    return at == tokens.size() ? " at its end" : " before " + tokens.get(at).text();
  }
}
