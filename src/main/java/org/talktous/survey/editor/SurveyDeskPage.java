package org.talktous.survey.editor;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.talktous.survey.Survey;
import org.talktous.survey.questionnaire.Choice;
import org.talktous.survey.questionnaire.Question;
import org.talktous.survey.results.SurveyResults;
import org.talktous.web.page.Language;
import org.talktous.web.problem.Violation;

/**
 * The surveys, as the desk lists them.
 *
 * @param language in which their titles are read
 * @param next the cursor of those after
 */
record SurveyDeskPage(List<Survey> surveys, String language, @Nullable String next) {

  String title(Survey survey) {
    return survey.questionnaire().title().in(language);
  }

  static String state(Survey survey) {
    if (survey.published() == null) {
      return "draft";
    }
    return survey.published() == survey.version() ? "published" : "changed";
  }

  /** What the responses add up to. */
  record Totals(SurveyResults results, Survey survey, Language language) {
    String title() {
      return survey.questionnaire().title().in(language.tag());
    }

    /** A question's title in the language of the page. */
    String asked(SurveyResults.QuestionResults results) {
      return survey
          .questionnaire()
          .find(results.name())
          .map(question -> question.prompt().title().in(language.tag()))
          .orElse(results.title());
    }

    /** What a choice of it says, likewise. */
    String chosen(SurveyResults.QuestionResults results, SurveyResults.ChoiceCount count) {
      return survey.questionnaire().find(results.name()).stream()
          .flatMap(question -> choices(question).stream())
          .filter(choice -> choice.written().equals(count.value()))
          .findFirst()
          .map(choice -> choice.text().in(language.tag()))
          .orElse(count.text());
    }

    private static List<Choice> choices(Question question) {
      return switch (question) {
        case Question.RadioGroup group -> group.choices();
        case Question.Checkbox box -> box.choices();
        case Question.Rating _, Question.Text _, Question.Comment _ -> List.of();
      };
    }

    /** A share as a whole percentage. */
    String percent(@Nullable Double share) {
      return share == null ? "–" : Math.round(share * 100) + " %";
    }

    String number(@Nullable Double value) {
      return value == null ? "–" : String.format(locale(), "%.1f", value);
    }

    private Locale locale() {
      return language.locale();
    }

    /** How full a bar is, for {@code <meter>}. */
    double part(@Nullable Double share) {
      return share == null ? 0 : share;
    }
  }

  /** The form in which the JSON of a survey is pasted. */
  record Paste(String id, String text, Map<String, String> errors) {}

  /** A survey that was taken, with what of its JSON is left out or put in other words. */
  record Taken(String id, List<Violation> remarks) {}
}
