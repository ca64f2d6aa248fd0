package org.talktous.call.booking;

import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.util.Locale;
import org.talktous.article.PassageJson;

/** Turns rows into bookings. */
@Singleton
class BookingMapping {
  private final PassageJson passages;

  BookingMapping(PassageJson passages) {
    this.passages = passages;
  }

  Booking booking(BookingRow row) {
    return new Booking(
        row.id(),
        row.reference(),
        row.article(),
        new Booking.Taker(row.hostId(), row.hostName(), row.joinUrl(), ZoneId.of(row.hostZone())),
        row.room(),
        reader(row),
        row.startsAt(),
        Booking.Status.valueOf(row.status().toUpperCase(Locale.ROOT)),
        row.sequence(),
        row.bookedAt(),
        row.changedAt(),
        row.question(),
        row.topic(),
        passages.read(row.passage()),
        row.cancellationReason(),
        row.movingReason(),
        row.outcome() == null ? null : Booking.Outcome.of(row.outcome()),
        row.notes(),
        row.confirmBy(),
        row.linkId() == null ? row.id() : row.linkId(),
        row.corrections());
  }

  private static Booking.Reader reader(BookingRow row) {
    var zone = ZoneId.of(row.readerZone());
    return row.readerName() == null || row.readerEmail() == null
        ? Booking.Reader.erased(zone, row.readerLocale())
        : new Booking.Reader(row.readerName(), row.readerEmail(), zone, row.readerLocale());
  }
}
