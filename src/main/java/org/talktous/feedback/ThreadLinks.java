package org.talktous.feedback;

import static org.talktous.security.ReaderLinks.Scope.THREAD;

import jakarta.inject.Singleton;
import java.util.UUID;
import org.talktous.problem.NotFound;
import org.talktous.security.ReaderLinks;
import org.talktous.setting.PublicUrl;

/** The links by which a reader comes back to a thread. */
@Singleton
class ThreadLinks {
  private final ReaderLinks links;
  private final PublicUrl publicUrl;

  ThreadLinks(ReaderLinks links, PublicUrl publicUrl) {
    this.links = links;
    this.publicUrl = publicUrl;
  }

  UUID open(String token) {
    return links.open(THREAD, token).orElseThrow(() -> new NotFound("comment"));
  }

  String token(ReaderQuery query) {
    return links.token(THREAD, query.id());
  }

  String path(ReaderQuery query) {
    return "/comments/" + token(query);
  }

  CommentAnswer answer(ReaderQuery query) {
    return new CommentAnswer(query.reference(), token(query), publicUrl.of(path(query)));
  }
}
