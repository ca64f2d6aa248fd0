package org.talktous.delivery.recipient;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.talktous.base.security.LinkScope;
import org.talktous.base.security.ReaderLinks;
import org.talktous.base.setting.PublicUrl;
import org.talktous.delivery.mail.Mail;
import org.talktous.web.page.Messages;

/** The links by which the owner of an address says that it was not them who gave it. */
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
   */
  public Mail.Part part(LinkScope scope, UUID id, Messages messages) {
    var url = publicUrl.of(path(links.token(scope, id)));
    return new Mail.Facts(
        List.of(
            new Mail.Fact(messages.text("mail.not-me.title"), messages.text("mail.not-me"), url)));
  }

  static String path(String token) {
    return "/not-me/" + token;
  }
}
