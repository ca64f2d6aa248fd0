package org.talktous.call.booking;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Bookings as they stand in the database, for those who show them or write about them. */
@Singleton
public class StoredBookings {
  private final BookingRepository rows;
  private final BookingMapping mapping;

  StoredBookings(BookingRepository rows, BookingMapping mapping) {
    this.rows = rows;
    this.mapping = mapping;
  }

  public Optional<Booking> find(UUID id) {
    return rows.find(id).map(mapping::booking);
  }

  /** The booking that a reader's link stands for, see {@link Booking#linkId}. */
  public Optional<Booking> findByLink(UUID link) {
    return rows.findByLink(link).map(mapping::booking);
  }

  /** The booking that an event is about, by its subject: {@code bookings/K7QM-3XPD}. */
  public Optional<Booking> findBySubject(String subject) {
    return subject.startsWith(CallEvents.SUBJECT)
        ? rows.findByReference(subject.substring(CallEvents.SUBJECT.length())).map(mapping::booking)
        : Optional.empty();
  }

  /** Those of the ids that are bookings. */
  public Set<UUID> existing(Set<String> ids) {
    return rows.known(ids.toArray(String[]::new)).stream().collect(Collectors.toSet());
  }

  /**
   * Bookings by start, those that start in [from, until) and come after a place in that order.
   *
   * @param status as it is written, or null for any; article and host likewise
   */
  public List<Booking> list(
      Instant from,
      Instant until,
      Instant afterStart,
      UUID afterId,
      @Nullable String status,
      @Nullable String article,
      @Nullable String host,
      int limit) {
    return rows.agenda(from, until, afterStart, afterId, status, article, host, limit).stream()
        .map(mapping::booking)
        .toList();
  }

  /** Keeps the event for which the reader is thanked; false if another event was before it. */
  public boolean thank(UUID booking, UUID event) {
    return rows.thank(booking, event) == 1;
  }
}
