package org.talktous.feedback.reader;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.talktous.base.security.LinkScope;
import org.talktous.delivery.recipient.DisownedSource;
import org.talktous.feedback.thread.Comments;
import org.talktous.feedback.thread.FeedbackThreads;
import org.talktous.feedback.thread.ThreadLinks;
import org.talktous.web.problem.NotFound;

/** Withdraws comments that were written with somebody else's address. */
@Singleton
class DisownedThreads implements DisownedSource {
  private final FeedbackThreads threads;
  private final Comments comments;

  DisownedThreads(FeedbackThreads threads, Comments comments) {
    this.threads = threads;
    this.comments = comments;
  }

  @Override
  public LinkScope scope() {
    return ThreadLinks.NOT_ME;
  }

  @Override
  public Optional<String> address(UUID id) {
    try {
      return Optional.ofNullable(threads.get(id).reader().email());
    } catch (NotFound deleted) {
      return Optional.empty();
    }
  }

  @Override
  public void takeBack(UUID id) {
    comments.withdraw(id);
  }
}
