package org.talktous.feedback.thread;

import jakarta.inject.Singleton;
import java.util.UUID;
import org.talktous.base.security.LinkScope;
import org.talktous.base.security.ReaderLinks;
import org.talktous.base.setting.PublicUrl;
import org.talktous.web.problem.NotFound;

/** The links by which a reader comes back to a thread. */
@Singleton
public class ThreadLinks {
  static final LinkScope THREAD = new LinkScope("THREAD");

  /** Signs the links by which the owner of the address says that it was not them. */
  public static final LinkScope NOT_ME = new LinkScope("THREAD-NOT-ME");

  static final LinkScope MAILED = new LinkScope("THREAD-MAILED");

  private final ReaderLinks links;
  private final PublicUrl publicUrl;
  private final ThreadRepository rows;

  ThreadLinks(ReaderLinks links, PublicUrl publicUrl, ThreadRepository rows) {
    this.links = links;
    this.publicUrl = publicUrl;
    this.rows = rows;
  }

  /** The thread that the link opens; none once its reader is erased. */
  public UUID open(String token) {
    return links
        .open(THREAD, token)
        .flatMap(rows::opened)
        .orElseThrow(() -> new NotFound("comment"));
  }

  /** Whether the link opened a thread whose reader is erased. */
  public boolean isErased(String token) {
    return links.open(THREAD, token).filter(rows::isErased).isPresent();
  }

  public String token(FeedbackThread thread) {
    return links.token(THREAD, thread.linkId());
  }

  public String path(FeedbackThread thread) {
    return "/comments/" + token(thread);
  }

  /** The link as a mail holds it, and nothing else. */
  String mailedUrl(FeedbackThread thread) {
    return publicUrl.of(path(thread)) + "?mail=" + links.token(MAILED, thread.linkId());
  }

  /** Whether a link to a thread is from a mail. */
  public boolean isMailed(FeedbackThread thread, String token) {
    return links.open(MAILED, token).filter(thread.linkId()::equals).isPresent();
  }

  CommentAnswer answer(FeedbackThread thread) {
    return new CommentAnswer(thread.reference(), token(thread), publicUrl.of(path(thread)));
  }
}
