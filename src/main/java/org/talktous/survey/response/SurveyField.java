package org.talktous.survey.response;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.talktous.survey.questionnaire.Question;

/**
 * A question on the page.
 *
 * @param id of its group of fields
 * @param values what stands in them
 * @param error what is wrong with that, in the reader's words
 * @param visible whether it is visible by the answers so far
 */
record SurveyField(
    String id, Question question, List<String> values, @Nullable String error, boolean visible) {

  boolean has(String value) {
    return values.contains(value);
  }

  String text() {
    return String.join("", values);
  }

  /**
   * The ids of what describes it.
   *
   * @param ends whether the ends of its scale are described
   */
  @Nullable String described(boolean ends) {
    var ids =
        (question.prompt().description() == null ? "" : id + "-hint ")
            + (ends ? id + "-ends " : "")
            + (error == null ? "" : id + "-wrong");
    return ids.isEmpty() ? null : ids.strip();
  }
}
