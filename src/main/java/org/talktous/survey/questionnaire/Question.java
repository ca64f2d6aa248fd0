package org.talktous.survey.questionnaire;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A question of a survey; each kind is named as SurveyJS names it. */
public sealed interface Question {
  Prompt prompt();

  /** A whole number on a scale whose ends may be described. */
  record Rating(
      Prompt prompt,
      int rateMin,
      int rateMax,
      @Nullable LocalizedString minRateDescription,
      @Nullable LocalizedString maxRateDescription)
      implements Question {

    public List<Integer> rates() {
      return IntStream.rangeClosed(rateMin, rateMax).boxed().toList();
    }
  }

  /** One of the choices. */
  record RadioGroup(Prompt prompt, List<Choice> choices) implements Question {
    public RadioGroup {
      choices = List.copyOf(choices);
    }
  }

  /** Any of the choices. */
  record Checkbox(Prompt prompt, List<Choice> choices) implements Question {
    public Checkbox {
      choices = List.copyOf(choices);
    }
  }

  /** A line of text. */
  record Text(Prompt prompt, boolean toInbox, TextRules rules) implements Question {}

  /** A text of any number of lines. */
  record Comment(Prompt prompt, boolean toInbox, TextRules rules) implements Question {}

  default String name() {
    return prompt().name();
  }

  default String type() {
    return getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  /** Whether what is written in answer to it becomes a reader query. */
  default boolean isToInbox() {
    return switch (this) {
      case Text text -> text.toInbox();
      case Comment comment -> comment.toInbox();
      case Rating _, RadioGroup _, Checkbox _ -> false;
    };
  }

  /** Whether its answers are values that the survey itself names. */
  default boolean isClosed() {
    return switch (this) {
      case Rating _, RadioGroup _, Checkbox _ -> true;
      case Text _, Comment _ -> false;
    };
  }

  /** Whether no answer to it is a number. */
  default boolean isAnsweredByTexts() {
    return switch (this) {
      case Rating _ -> false;
      case RadioGroup group -> group.choices().stream().noneMatch(Choice::isNumber);
      case Checkbox box -> box.choices().stream().noneMatch(Choice::isNumber);
      case Text _, Comment _ -> !rules().isNumber();
    };
  }

  /** What its answer must be, where that is a text. */
  default TextRules rules() {
    return switch (this) {
      case Text text -> text.rules();
      case Comment comment -> comment.rules();
      case Rating _, RadioGroup _, Checkbox _ -> TextRules.NONE;
    };
  }

  /** Whether it is visible to whoever gave these answers to the questions before it. */
  default boolean isVisible(Answers before) {
    var condition = prompt().visibleIf();
    return condition == null || condition.expression().holds(before);
  }

  /** The questions that decide whether it is visible. */
  default Set<String> dependsOn() {
    var condition = prompt().visibleIf();
    return condition == null ? Set.of() : condition.expression().names();
  }
}
