package org.talktous.call.mail;

import java.time.Instant;
import java.time.ZoneId;
import org.talktous.call.booking.Booking;
import org.talktous.web.page.Language;
import org.talktous.web.page.Messages;
import org.talktous.web.page.Times;

/** Language and zone of a mail about a call. */
public record MailLocale(Language language, ZoneId zone) {

  /** The reader's: those they booked in. */
  static MailLocale ofReader(Booking call) {
    return new MailLocale(
        Language.of(call.reader().locale()).orElse(Language.EN), call.reader().zone());
  }

  public Messages messages() {
    return Messages.in(language);
  }

  public Times times() {
    return new Times(language, zone);
  }

  MailLocale in(ZoneId other) {
    return new MailLocale(language, other);
  }

  /** "Tuesday 1 December, 10:30". */
  public String moment(Instant start) {
    var times = times();
    return times.dateInPhrase(start.atZone(zone).toLocalDate()) + ", " + times.time(start);
  }

  /** "10:30–11:00, Tuesday, 1 December 2026, Moscow time (Europe/Moscow, UTC+3)". */
  String inFull(Booking call) {
    var times = times();
    return times.time(call.startsAt(), call.endsAt())
        + ", "
        + times.fullDate(call.startsAt())
        + ", "
        + times.fullZone(call.startsAt());
  }
}
