package org.talktous.feedback.inbox;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which reader queries staff want to see; what is not given does not matter.
 *
 * @param text words to search for, as people type them into a search engine
 * @param mailbox the address of the reader, exactly
 * @param assignee who looks after them; {@link #UNASSIGNED} for threads without an assignee
 * @param host the host who asks: of calls they see their own only
 * @param oldestFirst whether those that were written first come first; a search for words has an
 *     order of its own
 */
record InboxFilter(
    @Nullable String status,
    @Nullable String kind,
    @Nullable String topic,
    @Nullable String article,
    @Nullable String channel,
    @Nullable String text,
    @Nullable String mailbox,
    @Nullable UUID assignee,
    @Nullable UUID host,
    boolean oldestFirst) {
  static final UUID UNASSIGNED = new UUID(0, 0);

  /** The same queries from the other end. */
  InboxFilter reversed() {
    return new InboxFilter(
        status, kind, topic, article, channel, text, mailbox, assignee, host, !oldestFirst);
  }
}
