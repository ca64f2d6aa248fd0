package org.talktous.survey.questionnaire;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * How an expression compares an answer with operands. As in SurveyJS, an answer that is not there
 * equals nothing, is neither less nor greater, and small letters equal capitals.
 */
enum Operator {
  EQUAL("=", "==") {
    @Override
    boolean holds(List<String> answer, List<String> operands) {
      return !answer.isEmpty() && coversAll(answer, operands) && coversAll(operands, answer);
    }
  },
  NOT_EQUAL("<>", "!=") {
    @Override
    boolean holds(List<String> answer, List<String> operands) {
      return !EQUAL.holds(answer, operands);
    }
  },
  GREATER(">") {
    @Override
    boolean holds(List<String> answer, List<String> operands) {
      return compared(answer, operands, order -> order > 0);
    }
  },
  GREATER_OR_EQUAL(">=") {
    @Override
    boolean holds(List<String> answer, List<String> operands) {
      return compared(answer, operands, order -> order >= 0);
    }
  },
  LESS("<") {
    @Override
    boolean holds(List<String> answer, List<String> operands) {
      return compared(answer, operands, order -> order < 0);
    }
  },
  LESS_OR_EQUAL("<=") {
    @Override
    boolean holds(List<String> answer, List<String> operands) {
      return compared(answer, operands, order -> order <= 0);
    }
  },
  /** All operands are among the answer's values, or stand in its one text. */
  CONTAINS("contains") {
    @Override
    boolean holds(List<String> answer, List<String> operands) {
      return !answer.isEmpty()
          && operands.stream()
              .allMatch(
                  each ->
                      has(answer, each) || answer.size() == 1 && isPart(each, answer.getFirst()));
    }
  },
  NOT_CONTAINS("notcontains") {
    @Override
    boolean holds(List<String> answer, List<String> operands) {
      return !CONTAINS.holds(answer, operands);
    }
  },
  ANY_OF("anyof") {
    @Override
    boolean holds(List<String> answer, List<String> operands) {
      return operands.stream().anyMatch(each -> has(answer, each));
    }
  };

  private final List<String> signs;

  Operator(String... signs) {
    this.signs = List.of(signs);
  }

  abstract boolean holds(List<String> answer, List<String> operands);

  static Optional<Operator> of(String sign) {
    for (var operator : values()) {
      if (operator.signs.stream().anyMatch(sign::equalsIgnoreCase)) {
        return Optional.of(operator);
      }
    }
    return Optional.empty();
  }

  private static boolean coversAll(List<String> values, List<String> others) {
    return others.stream().allMatch(each -> has(values, each));
  }

  private static boolean has(List<String> values, String value) {
    return values.stream().anyMatch(each -> order(each, value) == 0);
  }

  private static boolean isPart(String part, String text) {
    return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }

  private static boolean compared(
      List<String> answer, List<String> operands, IntPredicate accepted) {
    return answer.size() == 1
        && operands.size() == 1
        && accepted.test(order(answer.getFirst(), operands.getFirst()));
  }

  private static int order(String one, String other) {
    var left = Numbers.of(one);
    var right = Numbers.of(other);
    return left.isPresent() && right.isPresent()
        ? left.get().compareTo(right.get())
        : one.compareToIgnoreCase(other);
  }
}
