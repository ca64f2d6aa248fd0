package org.talktous.delivery.mail;

import java.util.List;
import java.util.Set;
import org.talktous.base.event.DomainEvent;
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

  /** Why there is no letter, as the ledger notes it: without names or addresses. */
  enum Because {
    ACCOUNT_GONE("the account is gone"),
    THREAD_GONE("the thread is gone"),
    THREAD_WITHDRAWN("the thread is withdrawn"),
    THREAD_HELD("the thread is held"),
    NO_ADDRESS("no address is known"),
    CALL_GONE("the call is gone"),
    CALL_CHANGED("the call has changed since"),
    CALL_OVER("the call is over"),
    CALL_NOT_HELD("the call was not held after all"),
    THANKED("the reader was thanked before"),
    CALL_CAME_BACK("the call has come back to them"),
    HOST_WANTS_NONE("the host wants none"),
    NO_CALL_LEFT("no call is left that day"),
    ADMIN_WANTS_NONE("the admin wants none"),
    LINK_USELESS("the link opens nothing any more");

    private final String words;

    Because(String words) {
      this.words = words;
    }

    /** In the words of the ledger. */
    public String words() {
      return words;
    }
  }
}
