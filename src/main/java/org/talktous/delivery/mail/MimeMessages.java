package org.talktous.delivery.mail;

import jakarta.activation.DataHandler;
import jakarta.inject.Singleton;
import jakarta.mail.Address;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.talktous.base.setting.MailFrom;
import org.talktous.base.setting.PublicUrl;
import org.talktous.delivery.Message;
import org.talktous.delivery.mailbox.BounceIds;
import org.talktous.delivery.mailbox.ReplyAddresses;

/**
 * Builds MIME messages: text and HTML as alternatives. An invitation is the last alternative and an
 * attachment, which is what calendar clients expect (RFC 6047).
 */
@Singleton
class MimeMessages {
  /** Shared, as creating one reads the library's provider files. */
  static final Session SESSION = Session.getInstance(new Properties());

  /** For addresses in other letters than Latin: heads are UTF-8 then (RFC 6532). */
  private static final Session WITH_UTF8 = Session.getInstance(utf8());

  private static Properties utf8() {
    var properties = new Properties();
    properties.setProperty("mail.mime.allowutf8", "true");
    return properties;
  }

  private final MailTemplates pages;
  private final MailFrom from;
  private final PublicUrl publicUrl;
  private final ReplyAddresses replies;
  private final BounceIds bounces;
  private final Clock clock;

  MimeMessages(
      MailTemplates pages,
      MailFrom from,
      PublicUrl publicUrl,
      ReplyAddresses replies,
      BounceIds bounces,
      Clock clock) {
    this.pages = pages;
    this.from = from;
    this.publicUrl = publicUrl;
    this.replies = replies;
    this.bounces = bounces;
    this.clock = clock;
  }

  /** The MIME form of a mail; its Message-ID is the same at every attempt. */
  MimeMessage build(Mail mail, Message event, String recipient) throws MessagingException {
    var replyTo = replyTo(mail);
    boolean isAscii = mail.to().isAscii() && replyTo.stream().allMatch(Mailbox::isAscii);
    var message =
        new Numbered(
            isAscii ? SESSION : WITH_UTF8,
            bounces.messageId(event.id(), recipient, publicUrl.host()));
    message.setFrom(new Mailbox(from.name(), from.address()).internetAddress());
    message.setRecipient(RecipientType.TO, mail.to().internetAddress());
    if (!replyTo.isEmpty()) {
      message.setReplyTo(new Address[] {replyTo.getFirst().internetAddress()});
    }
    message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
    message.setSentDate(Date.from(clock.instant()));
    message.setContentLanguage(new String[] {mail.language().tag()});
    // Suppresses out-of-office replies (RFC 3834).
    message.setHeader("Auto-Submitted", "auto-generated");
    var stop = mail.stop();
    if (stop != null) {
      message.setHeader("List-Unsubscribe", "<" + stop.url() + ">");
      message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
    message.setContent(content(mail));
    message.saveChanges();
    return message;
  }

  /** Nobody where the answer could not arrive. */
  private List<Mailbox> replyTo(Mail mail) {
    var reader = mail.replyTo();
    if (reader == null) {
      return List.of();
    }
    var joined = reader.joins();
    var name = reader.person().name();
    return Optional.ofNullable(joined)
        .flatMap(each -> replies.address(each.scope(), each.id()))
        .map(address -> new Mailbox(name, address))
        .or(() -> Optional.of(reader.person()).filter(Mailbox::isWritable))
        .stream()
        .toList();
  }

  private MimeMultipart content(Mail mail) throws MessagingException {
    var alternatives = new MimeMultipart("alternative");
    alternatives.addBodyPart(alternative("plain", pages.text(mail)));
    alternatives.addBodyPart(alternative("html", pages.html(mail)));
    var invitation = mail.invitation();
    if (invitation == null) {
      return alternatives;
    }
    alternatives.addBodyPart(calendar(invitation, ""));
    var body = new MimeBodyPart();
    body.setContent(alternatives);
    var attachment = calendar(invitation, "; name=invite.ics");
    attachment.setDisposition(Part.ATTACHMENT);
    attachment.setFileName("invite.ics");
    return new MimeMultipart("mixed", body, attachment);
  }

  private static MimeBodyPart alternative(String subtype, String text) throws MessagingException {
    return part(text.getBytes(StandardCharsets.UTF_8), "text/" + subtype + "; charset=UTF-8");
  }

  /** Base64, so that no relay refolds the lines. */
  private static MimeBodyPart calendar(Invitation invitation, String more)
      throws MessagingException {
    var part =
        part(
            invitation.file(),
            "text/calendar; charset=UTF-8; method=" + invitation.method() + more);
    part.setHeader("Content-Transfer-Encoding", "base64");
    return part;
  }

  private static MimeBodyPart part(byte[] content, String type) throws MessagingException {
    var part = new MimeBodyPart();
    part.setDataHandler(new DataHandler(new ByteArrayDataSource(content, type)));
    part.setHeader("Content-Type", type);
    return part;
  }

  /** A message whose id is ours and not the library's. */
  private static final class Numbered extends MimeMessage {
    private final String id;

    Numbered(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
