package org.talktous.delivery.mailbox;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import org.talktous.base.event.Appends;
import org.talktous.base.event.EventLog;
import org.talktous.delivery.FailedDeliveries;

/** Marks the deliveries of mails that came back as failed, and tells of them. */
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
                events.append(
                    MAIL_BOUNCED,
                    mail.subject(),
                    mail.sequence(),
                    clock.instant(),
                    Map.of(
                        "event", sent.event().toString(),
                        "recipient", mail.target(),
                        "status", bounce.status())));
    return MailResult.BOUNCED;
  }
}
