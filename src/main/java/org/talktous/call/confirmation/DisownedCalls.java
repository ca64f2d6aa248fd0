package org.talktous.call.confirmation;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.talktous.base.security.LinkScope;
import org.talktous.call.booking.Booking;
import org.talktous.call.booking.CallChanges;
import org.talktous.call.booking.CallIsOver;
import org.talktous.call.booking.StoredBookings;
import org.talktous.delivery.recipient.DisownedSource;

/** Cancels calls that were booked with a stranger's address. */
@Singleton
public class DisownedCalls implements DisownedSource {
  public static final LinkScope NOT_ME = new LinkScope("CALL-NOT-ME");

  private final StoredBookings bookings;
  private final CallChanges changes;

  DisownedCalls(StoredBookings bookings, CallChanges changes) {
    this.bookings = bookings;
    this.changes = changes;
  }

  @Override
  public LinkScope scope() {
    return NOT_ME;
  }

  @Override
  public Optional<String> address(UUID link) {
    return bookings
        .findByLink(link)
        .map(Booking::reader)
        .filter(reader -> !reader.isErased())
        .map(Booking.Reader::email);
  }

  @Override
  public void takeBack(UUID link) {
    try {
      bookings.findByLink(link).ifPresent(call -> changes.cancel(call.id(), null));
    } catch (CallIsOver tooLate) {
      // It keeps the host's time no more.
    }
  }
}
