package org.talktous.delivery.mail;

import jakarta.inject.Singleton;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import org.talktous.delivery.DeliveryAnswer;
import org.talktous.delivery.Outcome;

/** Writes mails into files, for machines without a mail server. */
@Singleton
class FileOutbox implements Outbox {
  private final MailFiles files;

  FileOutbox(MailFiles files) {
    this.files = files;
  }

  @Override
  public Outcome send(MimeMessage message, Instant then) throws MessagingException, IOException {
    files.write(message, then);
    return new Outcome.Delivered(DeliveryAnswer.of("written-to-file"));
  }
}
