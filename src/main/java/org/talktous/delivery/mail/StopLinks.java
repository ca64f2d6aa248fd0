package org.talktous.delivery.mail;

import java.util.UUID;
import org.talktous.base.security.LinkScope;
import org.talktous.base.security.ReaderLinks;
import org.talktous.base.setting.PublicUrl;
import org.talktous.web.problem.NotFound;

/** The links that end a timed mail without signing in (RFC 8058), one for each receiver. */
public final class StopLinks {
  private final ReaderLinks links;
  private final PublicUrl publicUrl;
  private final LinkScope scope;
  private final String folder;

  /**
   * @param scope what the links' tokens open
   * @param folder of their pages, such as {@code /agendas/}
   */
  public StopLinks(ReaderLinks links, PublicUrl publicUrl, LinkScope scope, String folder) {
    this.links = links;
    this.publicUrl = publicUrl;
    this.scope = scope;
    this.folder = folder;
  }

  public String path(UUID receiver) {
    return folder + links.token(scope, receiver);
  }

  public String url(UUID receiver) {
    return publicUrl.of(path(receiver));
  }

  /**
   * The receiver whose link it is.
   *
   * @param what the refusal names, such as {@code agenda}
   */
  public UUID open(String token, String what) {
    return links.open(scope, token).orElseThrow(() -> new NotFound(what));
  }
}
