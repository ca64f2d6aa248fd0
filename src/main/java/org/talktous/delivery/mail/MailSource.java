package org.talktous.delivery.mail;

import java.util.List;
import java.util.Set;
import org.talktous.base.event.DomainEvent;
import org.talktous.delivery.Message;

/** The mails of one feature, by types of events. No two sources may name the same type. */
public interface MailSource {

  /** The types of events it writes of. */
  Set<String> types();

  /**
   * The recipients of an event: roles such as {@code reader}, or ids, never names or addresses, as
   * the delivery log stores them. Runs in the event's transaction.
   */
  List<String> recipients(DomainEvent event);

  /**
   * Whether a recipient is a reader, whose address anybody could have typed: such mails are
   * counted, and not sent to who wants none, see {@link ReaderMailRules}.
   */
  default boolean isToReader(String recipient) {
    return false;
  }

  /** Renders the mail to one recipient from the current state, or says why none is needed. */
  Written write(Message message, String recipient);

  /** A mail, or the reason for none. */
  sealed interface Written permits Mail, Unneeded {}

  /** No mail: its content is outdated, or the recipient is gone. */
  record Unneeded(SkipReason reason) implements Written {}
}
