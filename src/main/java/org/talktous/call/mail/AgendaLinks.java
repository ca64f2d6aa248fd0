package org.talktous.call.mail;

import jakarta.inject.Singleton;
import java.util.UUID;
import org.talktous.base.security.LinkScope;
import org.talktous.base.security.ReaderLinks;
import org.talktous.base.setting.PublicUrl;
import org.talktous.web.problem.NotFound;

/** The links by which hosts end their morning mails, without signing in. */
@Singleton
class AgendaLinks {
  static final LinkScope AGENDA = new LinkScope("AGENDA");

  private final ReaderLinks links;
  private final PublicUrl publicUrl;

  AgendaLinks(ReaderLinks links, PublicUrl publicUrl) {
    this.links = links;
    this.publicUrl = publicUrl;
  }

  String path(UUID host) {
    return "/agendas/" + links.token(AGENDA, host);
  }

  String url(UUID host) {
    return publicUrl.of(path(host));
  }

  UUID open(String token) {
    return links.open(AGENDA, token).orElseThrow(() -> new NotFound("agenda"));
  }
}
