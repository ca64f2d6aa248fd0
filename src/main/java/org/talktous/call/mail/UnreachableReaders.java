package org.talktous.call.mail;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.talktous.call.booking.Booking;
import org.talktous.call.booking.StoredBookings;
import org.talktous.call.host.Hosts;
import org.talktous.delivery.mail.Mail;
import org.talktous.delivery.mail.ReturnedMailNotice;

/** Tells a call's host that mail to its reader comes back. */
@Singleton
class UnreachableReaders implements ReturnedMailNotice {
  private final StoredBookings bookings;
  private final Hosts hosts;
  private final CallMail mails;

  UnreachableReaders(StoredBookings bookings, Hosts hosts, CallMail mails) {
    this.bookings = bookings;
    this.hosts = hosts;
    this.mails = mails;
  }

  @Override
  public Optional<Mail> about(String subject) {
    return bookings
        .findBySubject(subject)
        .filter(call -> call.isAnnounced() && !call.reader().isErased())
        .flatMap(this::mail);
  }

  private Optional<Mail> mail(Booking call) {
    return hosts
        .findContact(call.host().id())
        .filter(Hosts.Contact::signsIn)
        .map(host -> mails.unreachableToHost(call, host));
  }
}
