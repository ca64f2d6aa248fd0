package org.talktous.report.digest;

import jakarta.inject.Singleton;
import java.util.UUID;
import org.talktous.base.security.LinkScope;
import org.talktous.base.security.ReaderLinks;
import org.talktous.base.setting.PublicUrl;
import org.talktous.delivery.mail.StopLinks;
import org.talktous.web.problem.NotFound;

/** The links in an admin's weekly mails: to the report, and the one that ends them. */
@Singleton
class DigestLinks {
  static final LinkScope DIGEST = new LinkScope("DIGEST");

  private final StopLinks links;
  private final PublicUrl publicUrl;
  private final DigestRepository rows;

  DigestLinks(ReaderLinks links, PublicUrl publicUrl, DigestRepository rows) {
    this.links = new StopLinks(links, publicUrl, DIGEST, "/digests/");
    this.publicUrl = publicUrl;
    this.rows = rows;
  }

  String path(UUID staff) {
    return links.path(staff);
  }

  String stopUrl(UUID staff) {
    return links.url(staff);
  }

  String url(String path) {
    return publicUrl.of(path);
  }

  UUID open(String token) {
    var staff = links.open(token, "digest");
    if (!rows.isAtDesk(staff)) {
      throw new NotFound("digest");
    }
    return staff;
  }
}
