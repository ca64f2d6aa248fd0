package org.talktous.delivery.mail;

import jakarta.activation.DataHandler;
import jakarta.inject.Singleton;
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
import java.util.Properties;
import org.talktous.base.setting.MailFrom;
import org.talktous.base.setting.PublicUrl;
import org.talktous.delivery.Message;

/**
 * Puts letters into MIME: text and HTML as alternatives; where there is an invitation, it is the
 * last of them and an attachment too, which is the form that calendars understand (RFC 6047).
 */
@Singleton
class MimeMessages {
  /** Making one reads files of the library, so one serves for all. */
  static final Session SESSION = Session.getInstance(new Properties());

  private final MailTemplates pages;
  private final MailFrom from;
  private final PublicUrl publicUrl;
  private final Clock clock;

  MimeMessages(MailTemplates pages, MailFrom from, PublicUrl publicUrl, Clock clock) {
    this.pages = pages;
    this.from = from;
    this.publicUrl = publicUrl;
    this.clock = clock;
  }

  /** The letter because of an event; its Message-ID is the same at every attempt. */
  MimeMessage seal(Letter letter, Message because, String recipient) throws MessagingException {
    var mail = new Numbered(messageId(because, recipient));
    mail.setFrom(new Mailbox(from.name(), from.address()).internetAddress());
    mail.setRecipient(RecipientType.TO, letter.to().internetAddress());
    mail.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
    mail.setSentDate(Date.from(clock.instant()));
    mail.setContentLanguage(new String[] {letter.language().tag()});
    // Nobody's absence is to answer it (RFC 3834).
    mail.setHeader("Auto-Submitted", "auto-generated");
    var stop = letter.stop();
    if (stop != null) {
      mail.setHeader("List-Unsubscribe", "<" + stop.url() + ">");
      mail.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
    mail.setContent(content(letter));
    mail.saveChanges();
    return mail;
  }

  private String messageId(Message because, String recipient) {
    return "<"
        + because.id()
        + "."
        + recipient.replaceAll("[^A-Za-z0-9-]", "-")
        + "@"
        + publicUrl.host()
        + ">";
  }

  private MimeMultipart content(Letter letter) throws MessagingException {
    var alternatives = new MimeMultipart("alternative");
    alternatives.addBodyPart(alternative("plain", pages.text(letter)));
    alternatives.addBodyPart(alternative("html", pages.html(letter)));
    var invitation = letter.invitation();
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

  /** In base64, so that nothing on its way folds its lines anew. */
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

    Numbered(String id) {
      super(SESSION);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
