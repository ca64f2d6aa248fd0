package org.talktous.survey.response;

import jakarta.inject.Singleton;
import java.util.UUID;
import org.talktous.feedback.thread.SurveyRemarks;

/** Hands what was written to the inbox, where the survey says so. */
@Singleton
class InboxRemarks {
  private final SurveyRemarks inbox;

  InboxRemarks(SurveyRemarks inbox) {
    this.inbox = inbox;
  }

  void open(UUID response, ResponseDraft draft) {
    for (var question : draft.filled().visible()) {
      var answer = draft.filled().answers().to(question);
      if (question.isToInbox() && !answer.isEmpty()) {
        inbox.open(
            new SurveyRemarks.Remark(
                draft.article().slug(),
                response,
                question.prompt().title().in(draft.locale()),
                answer.getFirst(),
                draft.locale(),
                draft.network(),
                draft.now()));
      }
    }
  }
}
