package org.talktous.delivery.mail;

import java.util.Optional;
import java.util.Set;

/** The mailboxes of those who run the desk, by the ids of their accounts. */
public interface AdminMailboxes {
  Set<String> listIds();

  Optional<Mailbox> mailbox(String id);
}
