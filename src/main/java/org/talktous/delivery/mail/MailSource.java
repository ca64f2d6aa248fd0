package org.talktous.delivery.mail;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.talktous.base.event.DomainEvent;
import org.talktous.delivery.DeliveryAnswer;
import org.talktous.delivery.Message;

/** What a feature writes to people because of events. No two write of the same type of event. */
public interface MailSource {

  /** The types of events it writes of. */
  Set<String> types();

  /**
   * Who is written to because of an event of these types: roles such as {@code reader}, or ids, but
   * never names or addresses, since the ledger keeps them. Runs in the event's transaction.
   */
  List<String> recipients(DomainEvent event);

  /** The letter to one of them as it should be now, if it still should. */
  Written write(Message message, String recipient);

  /** What came of the wish to write. */
  sealed interface Written permits Letter, Unneeded {}

  /** No letter, because what it would tell is not so any more, or there is nobody to tell. */
  record Unneeded(Because because) implements Written {}

  /** Why there is no letter. */
  enum Because {
    ACCOUNT_GONE,
    THREAD_GONE,
    THREAD_WITHDRAWN,
    THREAD_HELD,
    NO_ADDRESS,
    CALL_GONE,
    CALL_CHANGED,
    CALL_OVER,
    CALL_NOT_HELD,
    THANKED,
    CALL_CAME_BACK,
    HOST_WANTS_NONE,
    NO_CALL_LEFT,
    ADMIN_WANTS_NONE,
    LINK_USELESS;

    /** As it is stored. */
    public DeliveryAnswer answer() {
      return DeliveryAnswer.of("not-sent." + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
  }
}
