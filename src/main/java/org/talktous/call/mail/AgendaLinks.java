package org.talktous.call.mail;

import jakarta.inject.Singleton;
import java.util.UUID;
import org.talktous.base.security.LinkScope;
import org.talktous.base.security.ReaderLinks;
import org.talktous.base.setting.PublicUrl;
import org.talktous.delivery.mail.StopLinks;

/** The links that end a host's agenda mails. */
@Singleton
class AgendaLinks {
  static final LinkScope AGENDA = new LinkScope("AGENDA");

  private final StopLinks links;

  AgendaLinks(ReaderLinks links, PublicUrl publicUrl) {
    this.links = new StopLinks(links, publicUrl, AGENDA, "/agendas/");
  }

  String path(UUID host) {
    return links.path(host);
  }

  String url(UUID host) {
    return links.url(host);
  }

  UUID open(String token) {
    return links.open(token, "agenda");
  }
}
