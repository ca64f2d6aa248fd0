package org.talktous.survey.response;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.talktous.feedback.thread.SurveyAnswers;
import org.talktous.survey.Surveys;
import org.talktous.survey.questionnaire.Answers;
import org.talktous.survey.questionnaire.Choice;
import org.talktous.survey.questionnaire.Question;

/** Shows staff the answers among which a remark stood. */
@Singleton
class RelatedAnswers implements SurveyAnswers {
  private final ResponseRepository rows;
  private final Surveys surveys;
  private final AnswersJson json;

  RelatedAnswers(ResponseRepository rows, Surveys surveys, AnswersJson json) {
    this.rows = rows;
    this.surveys = surveys;
    this.json = json;
  }

  @Override
  public Optional<Given> of(UUID response, String language) {
    return rows.get(response).map(row -> given(row, language));
  }

  private Given given(ResponseRow row, String language) {
    var asked = surveys.get(row.survey(), row.version()).questionnaire();
    var answers = json.read(asked, row.answers());
    return new Given(
        asked.title().in(language),
        row.createdAt(),
        asked.questions().stream()
            .filter(question -> !answers.to(question).isEmpty())
            .map(question -> answer(question, answers, language))
            .toList());
  }

  private static Answer answer(Question question, Answers answers, String language) {
    var values = answers.to(question);
    var worded =
        switch (question) {
          case Question.RadioGroup group -> chosen(group.choices(), values, language);
          case Question.Checkbox box -> chosen(box.choices(), values, language);
          case Question.Rating rating -> values.getFirst() + " / " + rating.rateMax();
          case Question.Text _, Question.Comment _ -> values.getFirst();
        };
    return new Answer(question.prompt().title().in(language), worded);
  }

  private static String chosen(List<Choice> choices, List<String> values, String language) {
    return choices.stream()
        .filter(choice -> values.contains(choice.value()))
        .map(choice -> choice.text().in(language))
        .collect(Collectors.joining("; "));
  }
}
