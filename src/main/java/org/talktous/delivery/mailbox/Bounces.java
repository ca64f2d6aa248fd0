package org.talktous.delivery.mailbox;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.talktous.base.event.Appends;
import org.talktous.base.event.EventLog;
import org.talktous.delivery.FailedDeliveries;
import org.talktous.delivery.Message;

/**
 * Tells of mails that do not reach their recipient, and marks the deliveries of those that came
 * back as failed.
 */
@Appends(Bounces.MAIL_BOUNCED)
@Singleton
public class Bounces {
  public static final String MAIL_BOUNCED = "org.talktous.mail.bounced";

  private final FailedDeliveries mails;
  private final EventLog events;
  private final Clock clock;

  Bounces(FailedDeliveries mails, EventLog events, Clock clock) {
    this.mails = mails;
    this.events = events;
    this.clock = clock;
  }

  /** Of several reports about one mail, the first counts. */
  MailResult take(MimeReader.Bounce bounce) {
    var sent = bounce.sent();
    mails
        .returned(sent.event(), sent.recipient(), bounce.status())
        .ifPresent(
            mail ->
                append(
                    mail.subject(), mail.sequence(), sent.event(), mail.target(), bounce.status()));
    return MailResult.BOUNCED;
  }

  /**
   * Tells of a mail whose address no server takes, once however often it is tried.
   *
   * @param status why, by its code (RFC 3463); empty if that is unknown
   */
  @Transactional
  public void refused(Message message, String recipient, String status) {
    if (!mails.isToldAsReturned(message.subject(), MAIL_BOUNCED, message.id(), recipient)) {
      append(message.subject(), message.sequence(), message.id(), recipient, status);
    }
  }

  private void append(String subject, int sequence, UUID event, String recipient, String status) {
    events.append(
        MAIL_BOUNCED,
        subject,
        sequence,
        clock.instant(),
        Map.of("event", event.toString(), "recipient", recipient, "status", status));
  }
}
