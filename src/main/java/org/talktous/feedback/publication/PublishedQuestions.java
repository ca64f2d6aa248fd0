package org.talktous.feedback.publication;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.micronaut.data.connection.annotation.Connectable;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.article.PassageJson;
import org.talktous.web.problem.NotFound;

/** The questions that are public, those that became so latest first. */
@Singleton
class PublishedQuestions {
  private final PublishedQuestionRepository rows;
  private final PassageJson passages;

  PublishedQuestions(PublishedQuestionRepository rows, PassageJson passages) {
    this.rows = rows;
    this.passages = passages;
  }

  /**
   * Some of an article's questions.
   *
   * @param next where the others begin, if there are others
   */
  record Part(List<PublishedQuestion> questions, @Nullable String next) {
    Part {
      questions = List.copyOf(questions);
    }
  }

  @Connectable // a transaction around two selects would add two round trips
  Part list(String article, AnswersCursor from, int most) {
    // One more than is shown tells whether there are more.
    var found = rows.list(article, from.publicSince(), from.id(), most + 1);
    var shown = found.subList(0, Math.min(most, found.size()));
    var next = found.size() > most ? AnswersCursor.after(shown.getLast()).written() : null;
    return new Part(questions(shown), next);
  }

  /**
   * A question by its reference.
   *
   * @throws AnswerGone if it was public and is not any more
   */
  @Connectable
  PublishedQuestion get(String article, String reference) {
    var found = rows.find(article, reference);
    if (found.isEmpty()) {
      throw rows.wasPublic(article, reference) ? new AnswerGone() : new NotFound("public answer");
    }
    return questions(List.of(found.get())).stream().findFirst().orElseThrow(AnswerGone::new);
  }

  long count(String article) {
    return rows.count(article);
  }

  private List<PublishedQuestion> questions(List<PublishedQuestionRow> found) {
    if (found.isEmpty()) {
      return List.of();
    }
    var ids = found.stream().map(row -> row.id().toString()).toArray(String[]::new);
    var answers =
        rows.answers(ids).stream()
            .collect(
                groupingBy(
                    PublishedQuestionRepository.AnswerRow::queryId,
                    mapping(
                        row -> new PublishedQuestion.Answer(row.body(), row.writtenAt()),
                        toList())));
    return found.stream()
        // A withdrawal between the two selects takes the answers away.
        .filter(row -> answers.containsKey(row.id()))
        .map(row -> question(row, answers))
        .toList();
  }

  private PublishedQuestion question(
      PublishedQuestionRow row, Map<UUID, List<PublishedQuestion.Answer>> answers) {
    return new PublishedQuestion(
        row.id(),
        row.article(),
        row.reference(),
        row.body(),
        row.asker(),
        row.language(),
        row.askedAt(),
        row.publishedAt(),
        passages.read(row.passage()),
        answers.getOrDefault(row.id(), List.of()));
  }
}
