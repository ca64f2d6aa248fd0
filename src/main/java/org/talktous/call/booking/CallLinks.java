package org.talktous.call.booking;

import jakarta.inject.Singleton;
import java.util.UUID;
import org.talktous.base.security.LinkScope;
import org.talktous.base.security.ReaderLinks;
import org.talktous.base.setting.PublicUrl;
import org.talktous.call.offer.Rfc3339;
import org.talktous.web.problem.NotFound;

/** The links by which a reader comes back to a call. */
@Singleton
public class CallLinks {
  static final LinkScope CALL = new LinkScope("CALL");

  private final ReaderLinks links;
  private final PublicUrl publicUrl;

  CallLinks(ReaderLinks links, PublicUrl publicUrl) {
    this.links = links;
    this.publicUrl = publicUrl;
  }

  public UUID open(String token) {
    return links.open(CALL, token).orElseThrow(() -> new NotFound("booking"));
  }

  public String token(Booking booking) {
    return links.token(CALL, booking.id());
  }

  public String manageUrl(Booking booking) {
    return publicUrl.of("/calls/" + token(booking));
  }

  String calendarUrl(Booking booking) {
    return publicUrl.of("/api/v1/bookings/" + token(booking) + "/calendar.ics");
  }

  BookingAnswer answer(Booking booking) {
    var zone = booking.reader().zone();
    return new BookingAnswer(
        booking.reference(),
        token(booking),
        booking.state(),
        booking.sequence(),
        Rfc3339.format(booking.startsAt(), zone),
        Rfc3339.format(booking.endsAt(), zone),
        zone.getId(),
        booking.article(),
        new BookingAnswer.HostName(booking.host().name()),
        booking.joinUrl(),
        manageUrl(booking),
        calendarUrl(booking));
  }
}
