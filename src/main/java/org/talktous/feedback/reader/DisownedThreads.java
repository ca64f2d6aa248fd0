package org.talktous.feedback.reader;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.talktous.base.security.LinkScope;
import org.talktous.delivery.recipient.DisownedSource;
import org.talktous.feedback.thread.Comments;
import org.talktous.feedback.thread.FeedbackThread;
import org.talktous.feedback.thread.FeedbackThreads;
import org.talktous.feedback.thread.ThreadLinks;

/** Withdraws comments that were written with a stranger's address. */
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
    return threads.findByLink(id).flatMap(thread -> Optional.ofNullable(thread.reader().email()));
  }

  @Override
  public void takeBack(UUID id) {
    threads.findByLink(id).map(FeedbackThread::id).ifPresent(comments::withdraw);
  }
}
