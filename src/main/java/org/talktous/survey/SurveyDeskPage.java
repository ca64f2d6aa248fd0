package org.talktous.survey;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.talktous.page.Language;

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
}
