package org.talktous.feedback.thread;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The answers among which a remark stood. The inbox does not know how surveys are kept, but shows
 * them beside their remarks.
 */
public interface SurveyAnswers {

  /** What somebody answered, in a language. */
  Optional<Given> of(UUID response, String language);

  /**
   * One person's answers.
   *
   * @param survey its title
   * @param answers in the order of the questions; those that were passed over are not here
   */
  record Given(String survey, Instant at, List<Answer> answers) {
    public Given {
      answers = List.copyOf(answers);
    }
  }

  /** An answer, as the survey words it. */
  record Answer(String question, String answer) {}
}
