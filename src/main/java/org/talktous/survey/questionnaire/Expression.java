package org.talktous.survey.questionnaire;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A condition on answers: the part of SurveyJS's expressions that surveys here may use. */
public sealed interface Expression {

  boolean holds(Answers answers);

  /** The questions whose answers decide. */
  Set<String> names();

  record And(List<Expression> parts) implements Expression {
    public And {
      parts = List.copyOf(parts);
    }

    @Override
    public boolean holds(Answers answers) {
      return parts.stream().allMatch(each -> each.holds(answers));
    }

    @Override
    public Set<String> names() {
      return all(parts);
    }
  }

  record Or(List<Expression> parts) implements Expression {
    public Or {
      parts = List.copyOf(parts);
    }

    @Override
    public boolean holds(Answers answers) {
      return parts.stream().anyMatch(each -> each.holds(answers));
    }

    @Override
    public Set<String> names() {
      return all(parts);
    }
  }

  record Not(Expression negated) implements Expression {
    @Override
    public boolean holds(Answers answers) {
      return !negated.holds(answers);
    }

    @Override
    public Set<String> names() {
      return negated.names();
    }
  }

  record Empty(String name) implements Expression {
    @Override
    public boolean holds(Answers answers) {
      return answers.to(name).isEmpty();
    }

    @Override
    public Set<String> names() {
      return Set.of(name);
    }
  }

  /**
   * An answer compared with operands.
   *
   * @param texts whether both sides are texts, which are never compared as numbers
   */
  record Comparison(String name, ComparisonOperator operator, List<String> operands, boolean texts)
      implements Expression {
    public Comparison {
      operands = List.copyOf(operands);
    }

    @Override
    public boolean holds(Answers answers) {
      return operator.holds(
          answers.to(name),
          operands,
          texts ? ComparisonOperator.TEXTS : ComparisonOperator.NUMBERS);
    }

    @Override
    public Set<String> names() {
      return Set.of(name);
    }
  }

  private static Set<String> all(List<Expression> parts) {
    return parts.stream().flatMap(each -> each.names().stream()).collect(Collectors.toSet());
  }
}
