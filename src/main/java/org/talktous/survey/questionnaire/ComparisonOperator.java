package org.talktous.survey.questionnaire;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * How an expression compares an answer with operands. As in SurveyJS, an answer that is not there
 * equals the empty text alone, is neither less nor greater, and small letters equal capitals.
 */
enum ComparisonOperator {
  EQUAL("=", "==") {
    @Override
    boolean holds(List<String> answer, List<String> operands, Comparator<String> order) {
      return isNothing(answer)
          ? isNothing(operands)
          : coversAll(answer, operands, order) && coversAll(operands, answer, order);
    }
  },
  NOT_EQUAL("<>", "!=") {
    @Override
    boolean holds(List<String> answer, List<String> operands, Comparator<String> order) {
      return !EQUAL.holds(answer, operands, order);
    }
  },
  GREATER(">") {
    @Override
    boolean holds(List<String> answer, List<String> operands, Comparator<String> order) {
      return compared(answer, operands, order, found -> found > 0);
    }
  },
  GREATER_OR_EQUAL(">=") {
    @Override
    boolean holds(List<String> answer, List<String> operands, Comparator<String> order) {
      return compared(answer, operands, order, found -> found >= 0);
    }
  },
  LESS("<") {
    @Override
    boolean holds(List<String> answer, List<String> operands, Comparator<String> order) {
      return compared(answer, operands, order, found -> found < 0);
    }
  },
  LESS_OR_EQUAL("<=") {
    @Override
    boolean holds(List<String> answer, List<String> operands, Comparator<String> order) {
      return compared(answer, operands, order, found -> found <= 0);
    }
  },
  /** All operands are among the answer's values, or stand in its one text. */
  CONTAINS("contains") {
    @Override
    boolean holds(List<String> answer, List<String> operands, Comparator<String> order) {
      return !answer.isEmpty()
          && operands.stream()
              .allMatch(
                  each ->
                      has(answer, each, order)
                          || answer.size() == 1 && isPart(each, answer.getFirst()));
    }
  },
  NOT_CONTAINS("notcontains") {
    @Override
    boolean holds(List<String> answer, List<String> operands, Comparator<String> order) {
      return !CONTAINS.holds(answer, operands, order);
    }
  },
  ANY_OF("anyof") {
    @Override
    boolean holds(List<String> answer, List<String> operands, Comparator<String> order) {
      return operands.stream().anyMatch(each -> has(answer, each, order));
    }
  };

  /** Two texts, as SurveyJS compares them: "77" is not "077". */
  static final Comparator<String> TEXTS = String::compareToIgnoreCase;

  /** By their numbers, if both are numbers. */
  static final Comparator<String> NUMBERS = ComparisonOperator::byNumber;

  private final List<String> signs;

  ComparisonOperator(String... signs) {
    this.signs = List.of(signs);
  }

  abstract boolean holds(List<String> answer, List<String> operands, Comparator<String> order);

  static Optional<ComparisonOperator> of(String sign) {
    for (var operator : values()) {
      if (operator.signs.stream().anyMatch(sign::equalsIgnoreCase)) {
        return Optional.of(operator);
      }
    }
    return Optional.empty();
  }

  private static boolean isNothing(List<String> values) {
    return values.stream().allMatch(String::isEmpty);
  }

  private static boolean coversAll(
      List<String> values, List<String> others, Comparator<String> order) {
    return others.stream().allMatch(each -> has(values, each, order));
  }

  private static boolean has(List<String> values, String value, Comparator<String> order) {
    return values.stream().anyMatch(each -> order.compare(each, value) == 0);
  }

  private static boolean isPart(String part, String text) {
    return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }

  private static boolean compared(
      List<String> answer, List<String> operands, Comparator<String> order, IntPredicate accepted) {
    return answer.size() == 1
        && operands.size() == 1
        && accepted.test(order.compare(answer.getFirst(), operands.getFirst()));
  }

  private static int byNumber(String one, String other) {
    var left = Numbers.of(one);
    var right = Numbers.of(other);
    return left.isPresent() && right.isPresent()
        ? left.get().compareTo(right.get())
        : one.compareToIgnoreCase(other);
  }
}
