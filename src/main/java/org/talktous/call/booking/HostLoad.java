package org.talktous.call.booking;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How much a host has to do around a time.
 *
 * @param callsNearby confirmed calls in the seven days either side
 * @param lastBookedAt when their last call was booked; nothing if none ever was
 */
@Introspected
record HostLoad(UUID host, long callsNearby, @Nullable Instant lastBookedAt) {

  /** Who takes the next call: the least loaded, then who has waited longest, then by id. */
  static final Comparator<HostLoad> FAIR =
      Comparator.comparingLong(HostLoad::callsNearby)
          .thenComparing(HostLoad::lastBookedAt, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(load -> load.host().toString());
}
