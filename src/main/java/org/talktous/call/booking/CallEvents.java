package org.talktous.call.booking;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.talktous.base.event.Appends;
import org.talktous.base.event.EventLog;
import org.talktous.call.offer.Rfc3339;

/** Tells what happens to calls, without names or addresses of readers. */
@Appends({
  CallEvents.BOOKING_CREATED,
  CallEvents.BOOKING_RESCHEDULED,
  CallEvents.BOOKING_HANDED_OVER,
  CallEvents.BOOKING_CANCELLED,
  CallEvents.BOOKING_REMINDER,
  CallEvents.BOOKING_OUTCOME,
  CallEvents.BOOKING_ANSWERED,
  CallEvents.BOOKING_HELD,
  CallEvents.BOOKING_READDRESSED,
  CallEvents.BOOKING_RELEASED
})
@Singleton
public class CallEvents {
  public static final String BOOKING_CREATED = "org.talktous.booking.created";
  public static final String BOOKING_RESCHEDULED = "org.talktous.booking.rescheduled";
  public static final String BOOKING_HANDED_OVER = "org.talktous.booking.handed-over";
  public static final String BOOKING_CANCELLED = "org.talktous.booking.cancelled";
  public static final String BOOKING_REMINDER = "org.talktous.booking.reminder";
  public static final String BOOKING_OUTCOME = "org.talktous.booking.outcome";

  /** A call that its reader is to confirm; {@code created} follows when they have. */
  public static final String BOOKING_HELD = "org.talktous.booking.held";

  /** A call that was not confirmed in time, or was given back before. */
  public static final String BOOKING_RELEASED = "org.talktous.booking.released";

  /** The reader has corrected their address, which gets the invitation now. */
  public static final String BOOKING_READDRESSED = "org.talktous.booking.readdressed";

  public static final String BOOKING_ANSWERED = "org.talktous.booking.answered";

  /** The beginning of their subjects, before the booking's reference. */
  static final String SUBJECT = "bookings/";

  private final EventLog log;

  CallEvents(EventLog log) {
    this.log = log;
  }

  boolean booked(Booking booking) {
    return booking.isPending()
        ? held(booking)
        : append(
            BOOKING_CREATED,
            booking,
            booking.changedAt(),
            Map.of("hasQuestion", booking.question() != null));
  }

  boolean readdressed(Booking booking) {
    return booking.isPending()
        ? held(booking)
        : append(BOOKING_READDRESSED, booking, booking.changedAt(), Map.of());
  }

  private boolean held(Booking booking) {
    return append(
        BOOKING_HELD,
        booking,
        booking.changedAt(),
        Map.of("confirmBy", String.valueOf(booking.confirmBy())));
  }

  boolean moved(Booking from, Booking to) {
    return append(
        BOOKING_RESCHEDULED,
        to,
        to.changedAt(),
        Map.of(
            "previousStartsAt", time(from, from.startsAt()),
            "previousHost", from.host().id().toString()));
  }

  boolean handedOver(Booking from, Booking to) {
    return append(
        BOOKING_HANDED_OVER,
        to,
        to.changedAt(),
        Map.of("previousHost", from.host().id().toString()));
  }

  /** Of a call that was never announced, only that it is gone. */
  boolean cancelled(Booking from, Booking booking) {
    return append(
        from.isPending() ? BOOKING_RELEASED : BOOKING_CANCELLED,
        booking,
        booking.changedAt(),
        Map.of());
  }

  boolean ended(Booking booking, Booking.Outcome outcome) {
    return append(BOOKING_OUTCOME, booking, booking.changedAt(), Map.of("outcome", outcome.wire()));
  }

  void reminded(Booking booking, Duration lead, Instant now) {
    append(BOOKING_REMINDER, booking, now, Map.of("lead", lead.toString()));
  }

  /**
   * Tells that a party has answered the invitation.
   *
   * @param proposedStart another start that they would like
   */
  public void answered(
      Booking booking, String party, String answer, @Nullable Instant proposedStart, Instant now) {
    var more = new LinkedHashMap<String, Object>();
    more.put("party", party);
    more.put("answer", answer);
    if (proposedStart != null) {
      more.put("proposedStartsAt", time(booking, proposedStart));
    }
    append(BOOKING_ANSWERED, booking, now, more);
  }

  private boolean append(String type, Booking booking, Instant at, Map<String, Object> more) {
    var data = new LinkedHashMap<String, Object>();
    data.put("id", booking.id().toString());
    data.put("reference", booking.reference());
    data.put("article", booking.article());
    data.put("host", booking.host().id().toString());
    data.put("status", booking.state());
    data.put("sequence", booking.sequence());
    data.put("startsAt", time(booking, booking.startsAt()));
    data.put("endsAt", time(booking, booking.endsAt()));
    data.put("zone", booking.reader().zone().getId());
    data.put("locale", booking.reader().locale());
    data.putAll(more);
    log.append(type, SUBJECT + booking.reference(), booking.sequence(), at, data);
    return true;
  }

  private static String time(Booking booking, Instant time) {
    return Rfc3339.format(time, booking.reader().zone());
  }
}
