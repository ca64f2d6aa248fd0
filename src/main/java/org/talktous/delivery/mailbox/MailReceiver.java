package org.talktous.delivery.mailbox;

import java.util.Optional;

/** A feature that mails are answers to. */
public interface MailReceiver {

  /**
   * Takes a mail in the caller's transaction, in which it is also written down as taken.
   *
   * @return what became of it; nothing if it is addressed to another feature
   */
  Optional<MailResult> receive(IncomingMail mail);
}
