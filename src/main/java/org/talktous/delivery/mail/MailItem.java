package org.talktous.delivery.mail;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * A mail that became a file, as staff see it.
 *
 * @param messageId its Message-ID
 */
@Introspected
@Schema(name = "Mail")
record MailItem(String id, String messageId, Instant sentAt, String to, String subject) {

  static MailItem of(MailFiles.Kept kept) {
    try {
      var mail = kept.message();
      return new MailItem(
          kept.id(),
          mail.getMessageID(),
          mail.getSentDate().toInstant(),
          to(mail),
          mail.getSubject());
    } catch (MessagingException e) {
      throw new IllegalStateException("mails are kept as they were written", e);
    }
  }

  private static String to(MimeMessage mail) throws MessagingException {
    var to = (InternetAddress) mail.getAllRecipients()[0];
    return to.getPersonal() == null
        ? to.getAddress()
        : to.getPersonal() + " <" + to.getAddress() + ">";
  }

  /** What the mail says to those who read text. */
  static String text(MailFiles.Kept kept) {
    return part(kept, "text/plain");
  }

  /** What it says to calendars; empty where it says nothing to them. */
  static String calendar(MailFiles.Kept kept) {
    return part(kept, "text/calendar");
  }

  private static String part(MailFiles.Kept kept, String type) {
    try {
      return find(kept.message(), type).orElse("");
    } catch (MessagingException e) {
      throw new IllegalStateException("mails are kept as they were written", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<String> find(Part part, String type)
      throws MessagingException, IOException {
    if (part.isMimeType(type)) {
      try (var content = part.getInputStream()) {
        return Optional.of(new String(content.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        BodyPart each = parts.getBodyPart(i);
        var found = find(each, type);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }
}
