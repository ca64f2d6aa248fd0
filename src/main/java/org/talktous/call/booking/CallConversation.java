package org.talktous.call.booking;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What was written about a call. Calls do not know who keeps it, but their pages show it and their
 * lists lead to it.
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
   * @param letters what was written, oldest first
   */
  record Conversation(String path, List<Letter> letters) {
    public Conversation {
      letters = List.copyOf(letters);
    }
  }

  /** Something written in a thread. */
  record Letter(boolean isOfReader, String body, Instant writtenAt) {}
}
