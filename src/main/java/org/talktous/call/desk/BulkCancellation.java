package org.talktous.call.desk;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.call.booking.CallChanges;
import org.talktous.call.booking.CallIsOver;
import org.talktous.call.desk.HeldCallRepository.HeldCall;
import org.talktous.call.desk.HeldCallRepository.Holder;
import org.talktous.web.constraint.FoldedEmail;
import org.talktous.web.problem.InvalidRequest;
import org.talktous.web.problem.NotFound;

/** Cancels many calls ahead at once, such as those that one network has booked. */
@Singleton
class BulkCancellation {
  static final int LIMIT = 500;

  private static final int HOLDERS = 10;
  private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

  private final HeldCallRepository rows;
  private final CallChanges changes;
  private final Clock clock;

  BulkCancellation(HeldCallRepository rows, CallChanges changes, Clock clock) {
    this.rows = rows;
    this.changes = changes;
    this.clock = clock;
  }

  /**
   * Which calls.
   *
   * @param network as the list shows it: an IPv4 address or the first half of an IPv6 address
   * @param domain of the readers' addresses
   */
  record Filter(
      @Nullable String network,
      @Nullable String domain,
      @Nullable Instant bookedFrom,
      @Nullable Instant bookedUntil) {

    static final Filter NONE = new Filter(null, null, null, null);

    boolean isEmpty() {
      return network == null && domain == null && bookedFrom == null && bookedUntil == null;
    }
  }

  List<HeldCall> list(Filter filter) {
    var domain = filter.domain() == null ? null : FoldedEmail.of("a@" + filter.domain());
    return rows.list(
        clock.instant(),
        filter.network(),
        domain == null ? null : domain.substring(2),
        stored("bookedFrom", filter.bookedFrom(), Instant.EPOCH),
        stored("bookedUntil", filter.bookedUntil(), NEVER),
        LIMIT);
  }

  /** A time within those that calls are booked at: PostgreSQL knows none far beyond. */
  private static Instant stored(String field, @Nullable Instant given, Instant otherwise) {
    if (given == null) {
      return otherwise;
    }
    if (given.isBefore(Instant.EPOCH) || given.isAfter(NEVER)) {
      throw new InvalidRequest(field, "must be a time between the years 1970 and 9999");
    }
    return given;
  }

  List<Holder> networks() {
    return rows.networks(clock.instant(), HOLDERS);
  }

  List<Holder> domains() {
    return rows.domains(clock.instant(), HOLDERS);
  }

  /** Cancels those that are still ahead, each with its event and its record; says how many. */
  int cancel(List<UUID> calls, @Nullable String reason) {
    return Math.toIntExact(calls.stream().filter(id -> cancel(id, reason)).count());
  }

  private boolean cancel(UUID id, @Nullable String reason) {
    try {
      if (changes.get(id).isCancelled()) {
        return false;
      }
      changes.cancel(id, reason);
      return true;
    } catch (NotFound | CallIsOver gone) {
      return false;
    }
  }
}
