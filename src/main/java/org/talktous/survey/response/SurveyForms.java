package org.talktous.survey.response;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.talktous.base.security.FormTimestamps;
import org.talktous.base.security.Network;

/** Keeps what readers answer on the page, step by step, under the key that their form carries. */
@Singleton
class SurveyForms {
  private static final int ATTEMPTS = 50;

  private final Responses responses;
  private final FormTimestamps stamps;
  private final Clock clock;

  SurveyForms(Responses responses, FormTimestamps stamps, Clock clock) {
    this.responses = responses;
    this.stamps = stamps;
    this.clock = clock;
  }

  /** Keeps the answers so far; of a response that is complete by now, nothing changes. */
  void keep(
      SurveySession sitting,
      SurveyForm form,
      String locale,
      boolean complete,
      boolean burst,
      Network network) {
    var key = SurveyForm.responseKey(sitting.key());
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      var earlier = responses.find(key.key());
      if (earlier.filter(row -> isNotOf(sitting, row)).isPresent()) {
        return;
      }
      var draft = draft(sitting, form, locale, complete, burst, network, earlier);
      var kept =
          earlier.isEmpty()
              ? responses.begin(draft, key)
              : responses.goOn(earlier.get().id(), draft, key);
      if (kept.isPresent()) {
        return;
      }
    }
  }

  private static boolean isNotOf(SurveySession sitting, ResponseRow row) {
    return row.isComplete() || !row.isOf(sitting.survey(), sitting.article().slug());
  }

  private ResponseDraft draft(
      SurveySession sitting,
      SurveyForm form,
      String locale,
      boolean complete,
      boolean burst,
      Network network,
      Optional<ResponseRow> earlier) {
    var now = clock.instant();
    var opened = stamps.age(form.stamp()).map(now::minus);
    var createdAt = earlier.map(ResponseRow::createdAt).or(() -> opened).orElse(now);
    return new ResponseDraft(
        sitting.survey(),
        sitting.article(),
        locale,
        complete,
        form.isFromProgram() || opened.isEmpty() || complete && isHasty(createdAt, now),
        burst,
        network,
        sitting.visit().filled(),
        createdAt,
        now);
  }

  private static boolean isHasty(Instant began, Instant now) {
    return FormTimestamps.isHasty(Duration.between(began, now));
  }
}
