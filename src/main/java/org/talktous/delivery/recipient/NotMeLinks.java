package org.talktous.delivery.recipient;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.talktous.base.security.LinkScope;
import org.talktous.base.security.ReaderLinks;
import org.talktous.base.setting.PublicUrl;
import org.talktous.delivery.mail.Mail;
import org.talktous.web.page.Messages;

/**
 * The links by which the owner of an address says that it was not them who gave it. A link holds a
 * digest of the address, which may be erased or replaced before the mail is read.
 */
@Singleton
public class NotMeLinks {
  private final ReaderLinks links;
  private final PublicUrl publicUrl;

  NotMeLinks(ReaderLinks links, PublicUrl publicUrl) {
    this.links = links;
    this.publicUrl = publicUrl;
  }

  /**
   * The link as a mail shows it. It is not what mail programs offer as unsubscribing (RFC 8058):
   * who has booked a call and clicks there does not want it cancelled.
   *
   * @param email to which the mail goes
   */
  public Mail.Part part(LinkScope scope, UUID id, String email, Messages messages) {
    var digest = Recipient.of(email).digest();
    var url = publicUrl.of(path(digest + links.token(scope(scope, digest), id)));
    return new Mail.Facts(
        List.of(
            new Mail.Fact(messages.text("mail.not-me.title"), messages.text("mail.not-me"), url)));
  }

  static String path(String token) {
    return "/not-me/" + token;
  }

  /**
   * What a genuine link stands for.
   *
   * @param digest of the recipient to whom it was mailed
   */
  record Opened(String digest, UUID id) {}

  Optional<Opened> open(LinkScope scope, String token) {
    if (token.length() <= Recipient.DIGEST_LENGTH) {
      return Optional.empty();
    }
    var digest = token.substring(0, Recipient.DIGEST_LENGTH);
    return links
        .open(scope(scope, digest), token.substring(Recipient.DIGEST_LENGTH))
        .map(id -> new Opened(digest, id));
  }

  /** The digest is a part of what is signed. */
  private static LinkScope scope(LinkScope scope, String digest) {
    return new LinkScope(scope.name() + ' ' + digest);
  }
}
