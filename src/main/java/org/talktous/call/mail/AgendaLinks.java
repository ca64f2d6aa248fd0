package org.talktous.call.mail;

import jakarta.inject.Singleton;
import java.util.UUID;
import org.talktous.base.security.LinkScope;
import org.talktous.base.security.ReaderLinks;
import org.talktous.base.setting.PublicUrl;
import org.talktous.call.host.Hosts;
import org.talktous.delivery.mail.StopLinks;
import org.talktous.web.problem.NotFound;

/** The links that end a host's agenda mails. */
@Singleton
class AgendaLinks {
  static final LinkScope AGENDA = new LinkScope("AGENDA");

  private final StopLinks links;
  private final Hosts hosts;

  AgendaLinks(ReaderLinks links, PublicUrl publicUrl, Hosts hosts) {
    this.links = new StopLinks(links, publicUrl, AGENDA, "/agendas/");
    this.hosts = hosts;
  }

  String path(UUID host) {
    return links.path(host);
  }

  String url(UUID host) {
    return links.url(host);
  }

  UUID open(String token) {
    return hosts
        .findContact(links.open(token, "agenda"))
        .filter(Hosts.Contact::signsIn)
        .map(Hosts.Contact::id)
        .orElseThrow(() -> new NotFound("agenda"));
  }
}
