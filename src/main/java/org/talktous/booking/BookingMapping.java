package org.talktous.booking;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.talktous.article.Passage;

/** Turns rows into bookings, and a passage into the JSON that a row keeps. */
@Singleton
class BookingMapping {
  private final ObjectMapper json;

  BookingMapping(ObjectMapper json) {
    this.json = json;
  }

  Booking booking(BookingRow row) {
    return new Booking(
        row.id(),
        row.reference(),
        row.article(),
        new Booking.Taker(row.hostId(), row.hostName(), row.joinUrl(), ZoneId.of(row.hostZone())),
        new Booking.Reader(
            row.readerName(), row.readerEmail(), ZoneId.of(row.readerZone()), row.readerLocale()),
        row.startsAt(),
        Booking.Status.valueOf(row.status().toUpperCase(Locale.ROOT)),
        row.sequence(),
        row.bookedAt(),
        row.changedAt(),
        row.question(),
        row.topic(),
        passage(row.passage()),
        row.cancellationReason(),
        row.outcome() == null ? null : Booking.Outcome.of(row.outcome()),
        row.notes());
  }

  @Nullable String written(@Nullable Passage passage) {
    try {
      return passage == null ? null : json.writeValueAsString(passage);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("passages are plain data", e);
    }
  }

  private @Nullable Passage passage(@Nullable String written) {
    try {
      return written == null ? null : json.readValue(written, Passage.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("passages are stored as they were validated", e);
    }
  }
}
