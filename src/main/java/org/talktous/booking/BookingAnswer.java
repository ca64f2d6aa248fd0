package org.talktous.booking;

import io.micronaut.core.annotation.Introspected;
import org.jspecify.annotations.Nullable;

/**
 * A booking, as its reader is told of it; times are RFC 3339 in the reader's zone.
 *
 * @param token opens this booking and nothing else; it survives rescheduling
 * @param sequence how often the booking was changed
 */
@Introspected
record BookingAnswer(
    String reference,
    String token,
    String status,
    int sequence,
    String startsAt,
    String endsAt,
    String zone,
    String article,
    HostName host,
    @Nullable String joinUrl,
    String manageUrl,
    String calendarUrl) {

  /** The host, as readers know them. */
  @Introspected
  record HostName(String name) {}
}
