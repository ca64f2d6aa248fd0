package org.talktous.delivery.mail;

import java.time.Instant;
import java.util.Optional;
import org.talktous.delivery.Message;

/**
 * What holds for mails to readers, whose addresses anybody can type. Implemented where addresses
 * are known.
 */
public interface ReaderMailRules {

  /**
   * Counts a mail that is about to be sent.
   *
   * @param message of which it tells
   * @return why it is not sent after all, if so
   */
  Optional<SkipReason> refuse(Mail mail, Message message, Instant now);

  /** Takes back a count, as the mail could not be sent; the next attempt counts anew. */
  void giveBack(Mail mail, Instant now);
}
