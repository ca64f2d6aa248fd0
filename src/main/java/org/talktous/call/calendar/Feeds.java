package org.talktous.call.calendar;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.talktous.base.security.LinkScope;
import org.talktous.base.security.ReaderLinks;
import org.talktous.base.setting.PublicUrl;
import org.talktous.desk.audit.AuditLog;
import org.talktous.web.problem.NotFound;

/** The secret addresses of hosts' feeds. */
@Singleton
public class Feeds {
  static final LinkScope FEED = new LinkScope("FEED");

  private final FeedRepository rows;
  private final ReaderLinks links;
  private final PublicUrl publicUrl;
  private final AuditLog audit;

  Feeds(FeedRepository rows, ReaderLinks links, PublicUrl publicUrl, AuditLog audit) {
    this.rows = rows;
    this.links = links;
    this.publicUrl = publicUrl;
    this.audit = audit;
  }

  FeedHost get(UUID host) {
    return rows.findHost(host).orElseThrow(() -> new NotFound("host"));
  }

  FeedHost open(String token) {
    return links
        .open(FEED, token)
        .flatMap(rows::findFeed)
        .orElseThrow(() -> new NotFound("calendar"));
  }

  String url(FeedHost host) {
    return publicUrl.of("/calendars/" + links.token(FEED, host.feedId()) + ".ics");
  }

  /** Gives a host's feed another address; the one before leads nowhere from then on. */
  @Transactional
  public void renew(UUID host) {
    rows.renew(get(host).id(), UUID.randomUUID());
    audit.record("feed.renewed", "host/" + host, null, null);
  }
}
