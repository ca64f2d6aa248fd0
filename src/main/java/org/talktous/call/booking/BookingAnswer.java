package org.talktous.call.booking;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A booking, as its reader is told of it; times are RFC 3339 in the reader's zone.
 *
 * @param token opens this booking and nothing else; it survives rescheduling
 * @param status `confirmed` or `cancelled`; `pending` where the reader is yet to confirm the call
 *     by the link in their mail
 * @param sequence how often the booking was changed
 */
@Introspected
@Schema(name = "Booking")
public record BookingAnswer(
    String reference,
    String token,
    String status,
    int sequence,
    @Schema(format = "date-time") String startsAt,
    @Schema(format = "date-time") String endsAt,
    String zone,
    String article,
    HostName host,
    @Nullable String joinUrl,
    String manageUrl,
    String calendarUrl) {

  /** The host, as readers know them. */
  @Introspected
  @Schema(name = "HostName")
  record HostName(String name) {}
}
