package org.talktous.delivery.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import org.talktous.delivery.Outcome;

/** Where finished mails go. */
interface Outbox {
  /** Tries once; the message is that of something which happened then. */
  Outcome send(MimeMessage message, Instant then) throws MessagingException, IOException;
}
