package org.talktous.mail;

import java.util.List;
import java.util.Set;
import org.talktous.delivery.Message;
import org.talktous.event.DomainEvent;

/** What a feature writes to people because of events. No two write of the same type of event. */
public interface Letters {

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

  /**
   * No letter, because what it would tell is not so any more, or there is nobody to tell.
   *
   * @param because for the ledger, so without names or addresses
   */
  record Unneeded(String because) implements Written {}
}
