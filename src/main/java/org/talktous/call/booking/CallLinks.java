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
  private final BookingRepository rows;

  CallLinks(ReaderLinks links, PublicUrl publicUrl, BookingRepository rows) {
    this.links = links;
    this.publicUrl = publicUrl;
    this.rows = rows;
  }

  /**
   * The call that the link opens; none once its reader is erased or has corrected their address.
   */
  public UUID open(String token) {
    return links.open(CALL, token).flatMap(rows::opened).orElseThrow(() -> new NotFound("booking"));
  }

  /** Whether the link opened a call whose reader is erased. */
  public boolean isErased(String token) {
    return links.open(CALL, token).filter(rows::isErased).isPresent();
  }

  public String token(Booking booking) {
    return links.token(CALL, booking.linkId());
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
