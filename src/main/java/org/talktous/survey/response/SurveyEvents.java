package org.talktous.survey.response;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;
import org.talktous.base.event.EventLog;
import org.talktous.base.event.EventTypes;
import org.talktous.survey.questionnaire.Question;

/** Tells that a survey was answered: the values that the survey itself names, and no free text. */
@Singleton
class SurveyEvents {
  private final EventLog log;

  SurveyEvents(EventLog log) {
    this.log = log;
  }

  void answered(UUID response, ResponseDraft draft) {
    var survey = draft.survey();
    log.append(
        EventTypes.SURVEY_ANSWERED,
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
