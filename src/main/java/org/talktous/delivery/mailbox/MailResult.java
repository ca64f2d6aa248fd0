package org.talktous.delivery.mailbox;

import java.util.Locale;

/** What became of a mail that was read. */
public enum MailResult {
  /** It is part of a thread now. */
  REPLIED,
  /** It answers an invitation. */
  ANSWERED,
  /** It tells that a mail could not be delivered. */
  BOUNCED,
  /** It tells that a mail could not be delivered, but not which. */
  RETURNED,
  /** A program wrote it: an out-of-office note, a list, the service itself. */
  AUTOMATIC,
  /** Its sender is not whom the address was given to. */
  FOREIGN,
  /** It is about something that has changed since, or is over. */
  OUTDATED,
  /** Nothing is left of it without what it quotes. */
  EMPTY,
  /** Over the rate limit of 20 an hour. */
  FLOOD,
  /** It is addressed to nothing that the service knows. */
  UNKNOWN,
  /** It cannot be parsed. */
  UNREADABLE,
  /** It could not be handled, several times. */
  FAILED;

  /** As it is stored and measured. */
  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether a person should look at it in the mailbox. */
  boolean isForPeople() {
    return switch (this) {
      case REPLIED, ANSWERED, BOUNCED, AUTOMATIC -> false;
      case RETURNED, FOREIGN, OUTDATED, EMPTY, FLOOD, UNKNOWN, UNREADABLE, FAILED -> true;
    };
  }
}
