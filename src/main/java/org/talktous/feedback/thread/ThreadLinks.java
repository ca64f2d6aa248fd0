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

  private final ReaderLinks links;
  private final PublicUrl publicUrl;

  ThreadLinks(ReaderLinks links, PublicUrl publicUrl) {
    this.links = links;
    this.publicUrl = publicUrl;
  }

  public UUID open(String token) {
    return links.open(THREAD, token).orElseThrow(() -> new NotFound("comment"));
  }

  public String token(ReaderQuery query) {
    return links.token(THREAD, query.id());
  }

  public String path(ReaderQuery query) {
    return "/comments/" + token(query);
  }

  CommentAnswer answer(ReaderQuery query) {
    return new CommentAnswer(query.reference(), token(query), publicUrl.of(path(query)));
  }
}
