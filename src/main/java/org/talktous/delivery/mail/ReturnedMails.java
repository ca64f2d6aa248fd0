package org.talktous.delivery.mail;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.talktous.base.event.DomainEvent;
import org.talktous.delivery.FailedDeliveries;
import org.talktous.delivery.Message;
import org.talktous.delivery.mailbox.Bounces;

/**
 * Tells staff that mail to a reader comes back, once about each call or thread. A bounce of that
 * mail, whose recipient is no reader, sends none: it stands in the delivery log.
 */
@Singleton
class ReturnedMails implements MailSource {
  private static final SkipReason NOBODY_IN_CHARGE = new SkipReason("nobody-in-charge");

  private static final String READER = "reader";
  private static final String STAFF = "staff";

  private final List<ReturnedMailNotice> notices;
  private final FailedDeliveries deliveries;

  ReturnedMails(List<ReturnedMailNotice> notices, FailedDeliveries deliveries) {
    this.notices = notices;
    this.deliveries = deliveries;
  }

  @Override
  public Set<String> types() {
    return Set.of(Bounces.MAIL_BOUNCED);
  }

  @Override
  public List<String> recipients(DomainEvent event) {
    return READER.equals(event.data().get("recipient"))
            && !deliveries.hasMail(event.subject(), event.type(), STAFF)
            && notice(event.subject()).isPresent()
        ? List.of(STAFF)
        : List.of();
  }

  @Override
  public Written write(Message message, String recipient) {
    return notice(message.subject())
        .<Written>map(mail -> mail)
        .orElseGet(() -> new Unneeded(NOBODY_IN_CHARGE));
  }

  private Optional<Mail> notice(String subject) {
    return notices.stream().flatMap(each -> each.about(subject).stream()).findFirst();
  }
}
