package org.talktous.call.booking;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The thread about a call, for the call's pages. Implemented by feedback, which is above this area.
 */
public interface CallConversation {

  /** What reader and staff wrote about a call. */
  Optional<Conversation> about(UUID booking);

  /** The ids of the threads about calls, by the calls' ids; calls without one are left out. */
  Map<UUID, UUID> threads(List<UUID> bookings);

  /**
   * A thread about a call.
   *
   * @param path of the page where the reader goes on
   * @param entries what was written, oldest first
   */
  record Conversation(String path, List<Entry> entries) {
    public Conversation {
      entries = List.copyOf(entries);
    }
  }

  /** Something written in a thread. */
  record Entry(boolean isOfReader, String body, Instant writtenAt) {}
}
