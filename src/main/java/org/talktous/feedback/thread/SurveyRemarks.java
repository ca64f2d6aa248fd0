package org.talktous.feedback.thread;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.micronaut.transaction.TransactionDefinition.Propagation;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.talktous.base.security.Network;
import org.talktous.call.booking.References;

/** Takes the remarks of surveys into the inbox. */
@Singleton
public class SurveyRemarks {
  private static final NoArgGenerator IDS = Generators.timeBasedEpochGenerator();

  private final FeedbackThreads threads;
  private final Suspicion suspicion;

  SurveyRemarks(FeedbackThreads threads, Suspicion suspicion) {
    this.threads = threads;
    this.suspicion = suspicion;
  }

  /**
   * A text that a reader gave for an answer in a survey, and that is to be read like a comment.
   *
   * @param article the article's slug
   * @param response the answers among which it stands
   * @param question what the survey had asked, in the reader's language
   * @param locale the reader's language (BCP 47)
   * @param network from which the response comes
   */
  public record Remark(
      String article,
      UUID response,
      String question,
      String body,
      String locale,
      Network network,
      Instant at) {}

  /** Opens a thread in the caller's transaction; the reader is anonymous and gets no link. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void open(Remark remark) {
    var flaggedFor = suspicion.of(remark.article(), remark.body(), null, remark.network());
    threads.add(
        new FeedbackThread(
            IDS.generate(),
            References.draw(),
            remark.article(),
            FeedbackThread.Source.survey(remark.response(), remark.question()),
            Kind.OTHER,
            ThreadStatus.first(
                flaggedFor == null ? ThreadStatus.Status.OPEN : ThreadStatus.Status.FLAGGED,
                remark.at()),
            flaggedFor,
            remark.body().strip(),
            null,
            null,
            null,
            FeedbackThread.Person.nameless(remark.locale()),
            FeedbackThread.Publication.NONE,
            remark.at(),
            List.of()));
  }
}
