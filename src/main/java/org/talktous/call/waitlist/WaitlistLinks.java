package org.talktous.call.waitlist;

import jakarta.inject.Singleton;
import java.util.UUID;
import org.talktous.base.security.LinkScope;
import org.talktous.base.security.ReaderLinks;
import org.talktous.base.setting.PublicUrl;
import org.talktous.web.problem.NotFound;

/** The links by which readers leave the wait list. */
@Singleton
class WaitlistLinks {
  static final LinkScope WAITLIST = new LinkScope("WAITLIST");

  private final ReaderLinks links;
  private final PublicUrl publicUrl;

  WaitlistLinks(ReaderLinks links, PublicUrl publicUrl) {
    this.links = links;
    this.publicUrl = publicUrl;
  }

  String path(UUID link) {
    return "/waitlist/" + links.token(WAITLIST, link);
  }

  String url(UUID link) {
    return publicUrl.of(path(link));
  }

  UUID open(String token) {
    return links.open(WAITLIST, token).orElseThrow(() -> new NotFound("entry"));
  }
}
