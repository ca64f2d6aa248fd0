package org.talktous.call.booking;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.call.holding.FullHosts;
import org.talktous.call.holding.TooManyCalls;
import org.talktous.call.offer.Offers;
import org.talktous.call.offer.SlotRequest;
import org.talktous.web.constraint.FoldedEmail;
import org.talktous.web.problem.ChangedMeanwhile;
import org.talktous.web.problem.NotFound;

/** Moves, cancels and ends booked calls, for readers and for staff alike. */
@Singleton
public class CallChanges {
  // Bound on retries: each lost race is another change's success, so it is not reached in practice.
  private static final int ATTEMPTS = 50;

  private final Offers offers;
  private final HostChoice choice;
  private final Bookings bookings;
  private final Clock clock;

  CallChanges(Offers offers, HostChoice choice, Bookings bookings, Clock clock) {
    this.offers = offers;
    this.choice = choice;
    this.bookings = bookings;
    this.clock = clock;
  }

  public Booking get(UUID id) {
    return bookings.find(id).orElseThrow(() -> new NotFound("booking"));
  }

  /** Moves a call to another start; moving it to where it is changes nothing. */
  public Booking move(UUID id, Instant startsAt) {
    return move(id, startsAt, null, null);
  }

  /**
   * The same, with a word on it to the reader.
   *
   * @param reason why, for the reader's mail
   * @param seen the sequence of the call that is to be moved; null if it does not matter
   * @throws ChangedMeanwhile if it has been changed since
   */
  public Booking move(UUID id, Instant startsAt, @Nullable String reason, @Nullable Integer seen) {
    return move(id, startsAt, reason, seen, false);
  }

  /**
   * The same by its reader, who may hold no more of a host's date than by booking.
   *
   * @throws TooManyCalls if it would be more
   */
  public Booking moveByReader(UUID id, Instant startsAt) {
    return move(id, startsAt, null, null, true);
  }

  private Booking move(
      UUID id,
      Instant startsAt,
      @Nullable String reason,
      @Nullable Integer seen,
      boolean isByReader) {
    var full = new FullHosts();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      var booking = get(id);
      booking.mustBeMovable(clock.instant());
      if (booking.startsAt().equals(startsAt)) {
        return booking;
      }
      booking.mustStandAt(seen);
      var free = full.without(offers.hosts(wish(booking, startsAt)));
      var host = choice.successor(booking.host(), free, startsAt);
      var moved = booking.moveTo(startsAt, Booking.Taker.of(host), reason, clock.instant());
      try {
        if (bookings.move(booking, moved, host, isByReader)) {
          return moved;
        }
      } catch (TooManyCalls refusal) {
        full.add(refusal);
      }
    }
    throw offers.taken(wish(get(id), startsAt));
  }

  /**
   * Corrects the address of a call's reader, to whom the invitation goes again; the address that it
   * has changes nothing.
   *
   * @param network from which that is asked for, see {@link org.talktous.call.holding}
   */
  public Booking readdress(UUID id, String email, String network) {
    var booking = get(id);
    while (!FoldedEmail.same(booking.reader().email(), email)) {
      var corrected = booking.readdress(email, clock.instant());
      if (bookings.readdress(booking, corrected, network)) {
        return corrected;
      }
      booking = get(id);
    }
    return booking;
  }

  /** Confirms a call that waits for it; confirming it again changes nothing. */
  public Booking confirm(UUID id) {
    var booking = get(id);
    while (booking.isPending()) {
      var confirmed = booking.confirm(clock.instant());
      if (bookings.confirm(booking, confirmed)) {
        return confirmed;
      }
      booking = get(id);
    }
    return booking;
  }

  /** Gives back the time of calls that were not confirmed in time; says how many. */
  public int releaseUnconfirmed() {
    var due = bookings.unconfirmed(clock.instant());
    for (var id : due) {
      var booking = get(id);
      if (booking.isPending()) {
        bookings.cancel(booking, booking.release(clock.instant()));
      }
    }
    return due.size();
  }

  /** Cancels a call; cancelling it again changes nothing. */
  public Booking cancel(UUID id, @Nullable String reason) {
    return cancel(id, reason, null);
  }

  /**
   * The same for a call that was seen.
   *
   * @param seen the sequence of that; null if it does not matter
   * @throws ChangedMeanwhile if it has been changed since
   */
  public Booking cancel(UUID id, @Nullable String reason, @Nullable Integer seen) {
    var booking = get(id);
    while (!booking.isCancelled()) {
      booking.mustStandAt(seen);
      var cancelled = booking.cancel(reason, clock.instant());
      if (bookings.cancel(booking, cancelled)) {
        return cancelled;
      }
      booking = get(id);
    }
    return booking;
  }

  /**
   * Records what became of a call; what was recorded before is replaced, and the same again changes
   * nothing.
   */
  public Booking end(UUID id, Booking.Outcome outcome, @Nullable String notes) {
    return end(id, outcome, notes, null);
  }

  /**
   * The same for a call of which something was seen.
   *
   * @param seen the mark of its end as it was then; null if it does not matter
   * @throws ChangedMeanwhile if it has been moved, or somebody else has recorded its outcome
   */
  public Booking end(
      UUID id, Booking.Outcome outcome, @Nullable String notes, @Nullable String seen) {
    while (true) {
      var booking = get(id);
      if (booking.hasEnded(outcome, notes)) {
        return booking;
      }
      if (!booking.isCancelled()) {
        booking.ending().mustBe(seen);
      }
      var ended = booking.end(outcome, notes, clock.instant());
      if (bookings.end(booking, ended, outcome)) {
        return ended;
      }
    }
  }

  private static SlotRequest wish(Booking booking, Instant startsAt) {
    return new SlotRequest(booking.article(), startsAt, booking.reader().zone(), booking.id());
  }
}
