package org.talktous.survey.response;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;
import org.talktous.base.event.Appends;
import org.talktous.base.event.EventLog;
import org.talktous.survey.questionnaire.Question;

/** Tells that a survey was answered: the values that the survey itself names, and no free text. */
@Appends(SurveyEvents.SURVEY_ANSWERED)
@Singleton
class SurveyEvents {
  static final String SURVEY_ANSWERED = "org.talktous.survey.answered";

  private final EventLog log;

  SurveyEvents(EventLog log) {
    this.log = log;
  }

  void answered(UUID response, ResponseDraft draft) {
    var survey = draft.survey();
    log.append(
        SURVEY_ANSWERED,
        "surveys/" + survey.id(),
        0,
        draft.now(),
        Map.of(
            "survey", survey.id(),
            "version", survey.version(),
            "article", draft.article().slug(),
            "response", response.toString(),
            "locale", draft.locale(),
            "answers", AnswersJson.values(draft.filled(), Question::isClosed)));
  }
}
