package org.talktous.survey.response;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.base.privacy.Consents;
import org.talktous.survey.questionnaire.EvaluatedAnswers;
import org.talktous.survey.questionnaire.Question;

/**
 * All responses, each written with its answers in long form and, once complete, with its event and
 * its remarks, or not at all. Each method tells whether it was first, so that a lost race can start
 * over.
 */
@Singleton
class Responses {
  private static final NoArgGenerator IDS = Generators.timeBasedEpochGenerator();

  private final ResponseRepository rows;
  private final AnswersJson answers;
  private final SurveyEvents events;
  private final InboxRemarks remarks;
  private final Consents consents;

  Responses(
      ResponseRepository rows,
      AnswersJson answers,
      SurveyEvents events,
      InboxRemarks remarks,
      Consents consents) {
    this.rows = rows;
    this.answers = answers;
    this.events = events;
    this.remarks = remarks;
    this.consents = consents;
  }

  Optional<ResponseRow> find(String key) {
    return rows.find(key);
  }

  /** Adds a response; empty if there is one under its key already. */
  @Transactional
  Optional<UUID> begin(ResponseDraft draft, @Nullable ResponseKey key) {
    var id = IDS.generate();
    int begun =
        rows.begin(
            id,
            draft.survey().id(),
            draft.survey().version(),
            draft.article().id(),
            draft.locale(),
            draft.state(),
            draft.suspect(),
            draft.burst(),
            answers.written(draft.filled()),
            skipped(draft.filled()),
            key == null ? null : key.key(),
            key == null ? null : key.request(),
            consents.given("survey", List.of("answers"), draft.locale()),
            draft.createdAt(),
            draft.completedAt());
    return begun == 0 ? Optional.empty() : Optional.of(saved(id, draft));
  }

  /** Replaces what a partial response says; empty if it is complete by now. */
  @Transactional
  Optional<UUID> goOn(UUID id, ResponseDraft draft, ResponseKey key) {
    int gone =
        rows.goOn(
            id,
            draft.locale(),
            draft.state(),
            draft.suspect(),
            draft.burst(),
            answers.written(draft.filled()),
            skipped(draft.filled()),
            key.request(),
            draft.completedAt());
    return gone == 0 ? Optional.empty() : Optional.of(saved(id, draft));
  }

  private UUID saved(UUID id, ResponseDraft draft) {
    rows.forgetAnswers(id);
    saveAnswers(id, draft.filled());
    // A suspect response is kept, but triggers no event.
    if (draft.complete() && !rows.isSuspect(id)) {
      events.answered(id, draft);
      if (!draft.burst()) {
        remarks.open(id, draft);
      }
    }
    return id;
  }

  private void saveAnswers(UUID id, EvaluatedAnswers filled) {
    var questions = new ArrayList<String>();
    var kinds = new ArrayList<String>();
    var places = new ArrayList<Short>();
    var values = new ArrayList<String>();
    for (var question : filled.visible()) {
      short place = 0;
      for (var value : filled.answers().to(question)) {
        questions.add(question.name());
        kinds.add(question.type());
        places.add(place++);
        values.add(value);
      }
    }
    rows.saveAnswers(
        id,
        questions.toArray(String[]::new),
        kinds.toArray(String[]::new),
        places.toArray(Short[]::new),
        values.toArray(String[]::new));
  }

  private static String[] skipped(EvaluatedAnswers filled) {
    return filled.skipped().stream().map(Question::name).toArray(String[]::new);
  }
}
