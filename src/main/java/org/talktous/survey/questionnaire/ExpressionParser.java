package org.talktous.survey.questionnaire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Reads SurveyJS expressions such as {@code {clarity} < 3 and {who} anyof ['student', 'other']}.
 * {@code and} binds more tightly than {@code or}, as it does there.
 */
final class ExpressionParser {
  private static final int DEEPEST = 20;

  private final List<Token> tokens;
  private final Predicate<String> isText;
  private int at;
  private int depth;

  private ExpressionParser(List<Token> tokens, Predicate<String> isText) {
    this.tokens = tokens;
    this.isText = isText;
  }

  /**
   * Reads one expression, whole.
   *
   * @throws IllegalArgumentException with a message for the survey's author
   */
  static Expression parse(String text) {
    return parse(text, name -> false);
  }

  /**
   * The same.
   *
   * @param isText whether a question of that name is answered by texts alone: they compare with
   *     texts as texts, not as the numbers that they may look like
   */
  static Expression parse(String text, Predicate<String> isText) {
    var parser = new ExpressionParser(Token.all(text), isText);
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
    var name = next(each -> each.kind() == Token.Kind.NAME, "a question in braces");
    if (comes("empty")) {
      return new Expression.Empty(name);
    }
    if (comes("notempty")) {
      return new Expression.Not(new Expression.Empty(name));
    }
    var operator = operator();
    int from = at;
    var operands = operands();
    boolean texts =
        isText.test(name)
            && tokens.subList(from, at).stream()
                .noneMatch(each -> each.kind() == Token.Kind.NUMBER);
    return new Expression.Comparison(name, operator, operands, texts);
  }

  private ComparisonOperator operator() {
    var found =
        at < tokens.size() && !tokens.get(at).isValue()
            ? ComparisonOperator.of(tokens.get(at).text())
            : Optional.<ComparisonOperator>empty();
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
    return next(Token::isValue, "a number or a text in quotes");
  }

  private String next(Predicate<Token> kind, String wanted) {
    if (at == tokens.size() || !kind.test(tokens.get(at))) {
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
