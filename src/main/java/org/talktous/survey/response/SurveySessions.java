package org.talktous.survey.response;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.talktous.article.Article;
import org.talktous.survey.Survey;
import org.talktous.survey.Surveys;
import org.talktous.survey.questionnaire.Answers;

/** Builds the session of a request for a survey's page or of its form. */
@Singleton
class SurveySessions {
  private final Surveys surveys;
  private final Responses responses;
  private final AnswersJson answers;

  SurveySessions(Surveys surveys, Responses responses, AnswersJson answers) {
    this.surveys = surveys;
    this.responses = responses;
    this.answers = answers;
  }

  /** A new session; empty if no survey is about the article. */
  Optional<SurveySession> begun(Article article) {
    return surveys
        .asked(article.slug())
        .map(
            survey ->
                new SurveySession(
                    article,
                    survey,
                    SurveyForm.newKey(),
                    SurveyProgress.at(survey.questionnaire(), 0, Answers.NONE)));
  }

  /** The session of a response that is continued at a step, counted from 0. */
  Optional<SurveySession> resumed(Article article, String key, int step) {
    return earlier(key)
        .filter(row -> row.article().equals(article.slug()))
        .map(
            row -> {
              var survey = surveys.get(row.survey(), row.version());
              var asked = survey.questionnaire();
              var visit = SurveyProgress.at(asked, step, answers.read(asked, row.answers()));
              return new SurveySession(article, survey, key, visit);
            });
  }

  /** The session of a submitted form; its version may no longer be the published one. */
  Optional<SurveySession> sent(Article article, SurveyForm form) {
    return form.key()
        .flatMap(
            key ->
                surveys
                    .everPublished(form.survey(), form.version())
                    .filter(survey -> survey.isAskedAbout(article.slug()))
                    .map(
                        survey -> {
                          var before = before(article, survey, key);
                          var visit = SurveyProgress.sent(survey.questionnaire(), form, before);
                          return new SurveySession(article, survey, key, visit);
                        }));
  }

  boolean isComplete(String key) {
    return earlier(key).filter(ResponseRow::isComplete).isPresent();
  }

  private Answers before(Article article, Survey survey, String key) {
    return earlier(key)
        .filter(row -> row.isOf(survey, article.slug()))
        .map(row -> answers.read(survey.questionnaire(), row.answers()))
        .orElse(Answers.NONE);
  }

  private Optional<ResponseRow> earlier(String key) {
    return SurveyForm.isKey(key)
        ? responses.find(SurveyForm.responseKey(key).key())
        : Optional.empty();
  }
}
