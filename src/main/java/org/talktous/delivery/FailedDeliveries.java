package org.talktous.delivery;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.transaction.TransactionDefinition.Propagation;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Which deliveries staff have to look after, wherever they are counted or listed. */
@Singleton
public class FailedDeliveries {
  private static final String BOUNCED = "bounced";

  /**
   * SQL condition on the delivery {@code d}: it failed, and its target still exists. A failure of a
   * deleted target, such as a webhook, cannot be mended.
   */
  public static final String CONDITION =
      """
      d.state = 'failed'
        and (d.channel, d.target) not in (select channel, target from abandoned_target)
      """;

  /** What failed because a reader has no such mailbox, as SQL about the delivery {@code d}. */
  public static final String UNREACHABLE =
      """
      d.state = 'failed' and d.channel = 'mail' and d.target = 'reader'
        and d.answer_code in ('bounced', 'recipient-refused', 'invalid-address')
      """;

  private final DeliveryRepository rows;
  private final Clock clock;

  FailedDeliveries(DeliveryRepository rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  /** A mail that came back. */
  @Introspected
  public record Returned(String target, String subject, int sequence) {}

  /**
   * Fails the delivery of a mail that came back.
   *
   * @param recipient the target, with a hyphen for each letter that a Message-ID cannot hold
   * @param status why, by its code (RFC 3463); empty if that is unknown
   * @return nothing if there is no such mail, or it was known to have failed
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<Returned> returned(UUID event, String recipient, String status) {
    return rows.findMail(event, recipient)
        .filter(mail -> rows.fail(event, mail.target(), BOUNCED, status, clock.instant()) == 1);
  }

  /**
   * Whether an event tells already that a mail did not reach its recipient.
   *
   * @param type of that event
   * @param event of the mail
   */
  public boolean isToldAsReturned(String subject, String type, UUID event, String recipient) {
    return rows.isToldAsReturned(subject, type, event.toString(), recipient);
  }

  /** Whether there is a mail to a target, sent or not, about an event of this type and subject. */
  public boolean hasMail(String subject, String type, String target) {
    return rows.hasMail(subject, type, target);
  }

  /**
   * Whether mails to a target were due while something stood in the data of their events, and all
   * of them were left out, or will be. One under way since before a change may have been written
   * before it.
   *
   * @param member of the data, such as {@code host}
   * @param changedAt since when they are outdated
   */
  public boolean isUnsent(
      String subject, String target, String member, String value, Instant changedAt) {
    return rows.isUnsent(subject, target, member, value, changedAt);
  }

  /** Whether a mail to the reader about this has failed for its address: {@code bookings/REF}. */
  public boolean isReaderUnreachable(String subject) {
    return rows.countUnreachable(subject) > 0;
  }
}
