package org.talktous.call.mail;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;
import org.talktous.base.security.LinkScope;
import org.talktous.base.security.ReaderLinks;
import org.talktous.base.setting.PublicUrl;
import org.talktous.call.booking.Booking;
import org.talktous.call.booking.StoredBookings;
import org.talktous.web.constraint.FoldedEmail;
import org.talktous.web.problem.NotFound;

/** Mails after a call that took place, which readers can end without signing in. */
@Singleton
class FollowUps {
  static final LinkScope FOLLOW_UP = new LinkScope("FOLLOW-UP");

  private final FollowUpRepository rows;
  private final StoredBookings bookings;
  private final ReaderLinks links;
  private final PublicUrl publicUrl;
  private final Clock clock;

  FollowUps(
      FollowUpRepository rows,
      StoredBookings bookings,
      ReaderLinks links,
      PublicUrl publicUrl,
      Clock clock) {
    this.rows = rows;
    this.bookings = bookings;
    this.links = links;
    this.publicUrl = publicUrl;
    this.clock = clock;
  }

  String path(UUID call) {
    return "/follow-ups/" + links.token(FOLLOW_UP, call);
  }

  String url(Booking call) {
    return publicUrl.of(path(call.id()));
  }

  /** The call that a link came with. */
  Booking open(String token) {
    return links
        .open(FOLLOW_UP, token)
        .flatMap(bookings::find)
        .filter(call -> !call.reader().isErased())
        .orElseThrow(() -> new NotFound("follow-up"));
  }

  boolean isDeclined(Booking call) {
    return rows.isDeclined(FoldedEmail.of(call.reader().email()));
  }

  void decline(Booking call) {
    rows.decline(FoldedEmail.of(call.reader().email()), clock.instant());
  }

  void wantAgain(Booking call) {
    rows.wantAgain(FoldedEmail.of(call.reader().email()));
  }
}
