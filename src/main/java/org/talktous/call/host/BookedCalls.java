package org.talktous.call.host;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.talktous.call.slot.OfferedSlots;

/**
 * The confirmed calls of hosts, which the editor of hours shows. Implemented by call.desk, which is
 * above this room.
 */
public interface BookedCalls {

  /** A host's confirmed calls that start in [from, until), in order. */
  List<BookedCall> confirmed(UUID host, Instant from, Instant until);

  /**
   * A call.
   *
   * @param freeAgainAt when the host is free again, the buffer that was agreed included
   * @param reader their name
   */
  @Introspected
  record BookedCall(UUID id, Instant startsAt, Instant freeAgainAt, String reader) {
    public Instant endsAt() {
      return startsAt.plus(OfferedSlots.CALL_LENGTH);
    }
  }
}
