package org.talktous.call.desk;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.call.booking.Booking;
import org.talktous.call.booking.StoredBookings;
import org.talktous.web.problem.InvalidRequest;

/** Calls in the order of their starts, a page at a time; a page stays whole while others book. */
@Singleton
class Agenda {
  private static final int PAGE = 50;
  private static final Instant FIRST = Instant.EPOCH;
  private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

  private final StoredBookings bookings;

  Agenda(StoredBookings bookings) {
    this.bookings = bookings;
  }

  /** Some calls, and the cursor of those that come after them. */
  record Page(List<Booking> bookings, @Nullable String next) {}

  /** Which calls are wanted: those that start in [from, until), and all else that is given. */
  record Filter(
      Instant from,
      Instant until,
      @Nullable String status,
      @Nullable String article,
      @Nullable UUID host) {

    static Filter of(
        @Nullable String from,
        @Nullable String to,
        @Nullable String status,
        @Nullable String article,
        @Nullable UUID host) {
      return new Filter(
          from == null ? FIRST : time("from", from),
          to == null ? LAST : time("to", to),
          status,
          article,
          host);
    }

    private static Instant time(String field, String given) {
      try {
        var time =
            given.indexOf('T') < 0
                ? LocalDate.parse(given).atStartOfDay().toInstant(ZoneOffset.UTC)
                : OffsetDateTime.parse(given).toInstant();
        if (!time.isBefore(FIRST) && !time.isAfter(LAST)) {
          return time;
        }
      } catch (DateTimeParseException neither) {
        // said below
      }
      throw new InvalidRequest(field, "must be a date such as 2026-12-01, or an RFC 3339 time");
    }
  }

  @ReadOnly
  Page page(Filter filter, @Nullable String cursor) {
    var after = cursor == null ? Cursor.START : Cursor.read(cursor);
    var found =
        bookings.list(
            filter.from(),
            filter.until(),
            after.startsAt(),
            after.id(),
            filter.status(),
            filter.article(),
            filter.host() == null ? null : filter.host().toString(),
            PAGE + 1);
    return found.size() <= PAGE
        ? new Page(found, null)
        : new Page(found.subList(0, PAGE), Cursor.of(found.get(PAGE - 1)).written());
  }

  /** Where a page ended. */
  private record Cursor(Instant startsAt, UUID id) {
    static final Cursor START = new Cursor(FIRST, new UUID(0, 0));

    static Cursor of(Booking last) {
      return new Cursor(last.startsAt(), last.id());
    }

    String written() {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString((startsAt + " " + id).getBytes(StandardCharsets.UTF_8));
    }

    static Cursor read(String written) {
      try {
        var parts =
            new String(Base64.getUrlDecoder().decode(written), StandardCharsets.UTF_8)
                .split(" ", 2);
        var cursor = new Cursor(Instant.parse(parts[0]), UUID.fromString(parts[1]));
        if (!cursor.startsAt().isBefore(FIRST) && !cursor.startsAt().isAfter(LAST)) {
          return cursor;
        }
      } catch (IllegalArgumentException
          | DateTimeParseException
          | ArrayIndexOutOfBoundsException notOurs) {
        // said below
      }
      throw new InvalidRequest("cursor", "must be the next of the page before");
    }
  }
}
