package org.talktous.feedback.thread;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.article.Articles;
import org.talktous.base.idempotency.IdempotencyKey;
import org.talktous.base.idempotency.IdempotencyStore;
import org.talktous.base.security.Network;
import org.talktous.call.booking.CallPersonalData;
import org.talktous.call.booking.References;
import org.talktous.web.problem.InvalidRequest;

/** What readers do: write a comment, add to its thread, agree to its publication, take it back. */
@Singleton
public class Comments {
  private static final NoArgGenerator IDS = Generators.timeBasedEpochGenerator();
  private static final String KEY = "comment";

  private final Articles articles;
  private final FeedbackThreads threads;
  private final CallPersonalData calls;
  private final Suspicion suspicion;
  private final IdempotencyStore answers;
  private final ThreadLinks links;
  private final Clock clock;

  Comments(
      Articles articles,
      FeedbackThreads threads,
      CallPersonalData calls,
      Suspicion suspicion,
      IdempotencyStore answers,
      ThreadLinks links,
      Clock clock) {
    this.articles = articles;
    this.threads = threads;
    this.calls = calls;
    this.suspicion = suspicion;
    this.answers = answers;
    this.links = links;
    this.clock = clock;
  }

  /**
   * Writes a comment.
   *
   * @param sent a key that makes it safe to send the comment again
   * @param fromForm why the form it came by looks like a program's, in a word
   * @param network from which it comes
   */
  public CommentAnswer write(
      String article,
      WriteComment comment,
      @Nullable String sent,
      @Nullable String fromForm,
      Network network) {
    mustBeConsented(comment);
    var key = IdempotencyKey.of(KEY, comment.email(), sent);
    var request = List.of(article, comment);
    // Another request under the same key may be faster: its answer is then found the second time.
    while (true) {
      var earlier =
          Optional.ofNullable(key)
              .flatMap(given -> answers.find(given, request, CommentAnswer.class));
      if (earlier.isPresent()) {
        return earlier.get();
      }
      var thread = thread(article, comment, fromForm, network);
      var answer = links.answer(thread);
      if (threads.add(thread, () -> key == null || answers.keep(key, request, answer))) {
        return answer;
      }
    }
  }

  private static void mustBeConsented(WriteComment comment) {
    if (comment.isPersonal() && !comment.isConsented()) {
      throw new InvalidRequest("consent", "must be given where a name or an e-mail address is");
    }
  }

  private FeedbackThread thread(
      String slug, WriteComment comment, @Nullable String fromForm, Network network) {
    var article = articles.get(slug);
    article.mustHold(comment.passage());
    var now = clock.instant();
    var flaggedFor = suspicion.of(slug, comment.everything(), fromForm, network);
    return new FeedbackThread(
        IDS.generate(),
        References.draw(),
        slug,
        FeedbackThread.Source.COMMENT,
        Kind.of(comment.kind()),
        ThreadStatus.first(
            flaggedFor == null ? ThreadStatus.Status.OPEN : ThreadStatus.Status.FLAGGED, now),
        flaggedFor,
        comment.body().strip(),
        comment.passage(),
        null,
        null,
        comment.reader(article.language(), now),
        comment.publication(),
        now,
        List.of());
  }

  public FeedbackThread get(UUID id) {
    return threads.get(id);
  }

  /**
   * Adds to a thread, which is open again then.
   *
   * @param network from which it comes; null of a mail
   */
  public FeedbackThread reply(UUID id, String body, @Nullable Network network) {
    var reply = Reply.ofReader(body.strip(), clock.instant());
    return threads.change(
        id,
        thread ->
            thread.answerOfReader(
                reply, suspicion.of(thread.article(), reply.body(), null, network)));
  }

  /** Adds what came by mail from the reader's own address, and so from no program. */
  FeedbackThread replyByMail(UUID id, String body) {
    var reply = Reply.ofReader(body.strip(), clock.instant());
    return threads.change(id, thread -> thread.answerOfReader(reply, null));
  }

  /** Takes a comment back; taking it back twice is fine. */
  @Transactional
  public FeedbackThread withdraw(UUID id) {
    var withdrawn =
        threads.change(
            id,
            thread -> thread.state().isWithdrawn() ? thread : thread.withdrawn(clock.instant()));
    var call = withdrawn.source().call();
    if (call != null) {
      calls.forgetQuestion(call.id());
    }
    return withdrawn;
  }

  /** Agrees that question and answer stand on the article's page, or no longer agrees. */
  public FeedbackThread publish(UUID id, FeedbackThread.Publication publication) {
    return threads.change(
        id,
        thread ->
            thread.publication().equals(publication)
                ? thread
                : thread.published(publication, clock.instant()));
  }
}
