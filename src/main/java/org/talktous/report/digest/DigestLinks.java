package org.talktous.report.digest;

import jakarta.inject.Singleton;
import java.util.UUID;
import org.talktous.base.security.LinkScope;
import org.talktous.base.security.ReaderLinks;
import org.talktous.base.setting.PublicUrl;
import org.talktous.web.problem.NotFound;

/** The links by which admins end their weekly mails, without signing in. */
@Singleton
class DigestLinks {
  static final LinkScope DIGEST = new LinkScope("DIGEST");

  private final ReaderLinks links;
  private final PublicUrl publicUrl;

  DigestLinks(ReaderLinks links, PublicUrl publicUrl) {
    this.links = links;
    this.publicUrl = publicUrl;
  }

  String path(UUID staff) {
    return "/digests/" + links.token(DIGEST, staff);
  }

  String stopUrl(UUID staff) {
    return publicUrl.of(path(staff));
  }

  String url(String path) {
    return publicUrl.of(path);
  }

  UUID open(String token) {
    return links.open(DIGEST, token).orElseThrow(() -> new NotFound("digest"));
  }
}
