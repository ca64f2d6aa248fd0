package org.talktous.call.invitation;

import static java.time.temporal.ChronoUnit.HOURS;

import io.micronaut.transaction.TransactionDefinition.Propagation;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.talktous.base.security.RateLimit;
import org.talktous.base.security.RateLimits;
import org.talktous.call.booking.Booking;
import org.talktous.call.booking.CallChanges;
import org.talktous.call.booking.CallEvents;
import org.talktous.call.booking.StoredBookings;
import org.talktous.call.host.Hosts;
import org.talktous.delivery.mail.Mailbox;
import org.talktous.delivery.mailbox.IncomingMail;
import org.talktous.delivery.mailbox.MailReceiver;
import org.talktous.delivery.mailbox.MailResult;
import org.talktous.desk.audit.AuditLog;
import org.talktous.web.problem.ChangedMeanwhile;

/**
 * Takes answers to invitations (RFC 5546, sections 3.2.3 and 3.2.7): one that declines cancels the
 * call, the others are shown beside it. They come to the organizer, whose address everybody knows;
 * the UID, which only invitations carry, stands for a signature. The sender must be the attendee,
 * and one of the two who were invited.
 */
@Singleton
public class InvitationAnswers implements MailReceiver {
  // Each proposal is a mail to the host.
  private static final RateLimit ANSWERS =
      new RateLimit("answers to invitations", 20, Duration.ofHours(1));

  private final StoredBookings bookings;
  private final CallChanges changes;
  private final CallEvents events;
  private final Hosts hosts;
  private final AuditLog audit;
  private final CallAnswerRepository rows;
  private final RateLimits limits;
  private final Clock clock;

  InvitationAnswers(
      StoredBookings bookings,
      CallChanges changes,
      CallEvents events,
      Hosts hosts,
      AuditLog audit,
      CallAnswerRepository rows,
      RateLimits limits,
      Clock clock) {
    this.bookings = bookings;
    this.changes = changes;
    this.events = events;
    this.hosts = hosts;
    this.audit = audit;
    this.rows = rows;
    this.limits = limits;
    this.clock = clock;
  }

  /** What was answered to the invitation as the call stands, the reader's answer first. */
  public List<CallAnswer> of(Booking call) {
    return rows.of(call.id(), call.sequence());
  }

  /** The same of several calls, by their ids; those without an answer are left out. */
  public Map<UUID, List<CallAnswer>> of(List<Booking> calls) {
    var ids = calls.stream().map(call -> call.id().toString()).toArray(String[]::new);
    return rows.ofAll(ids).stream().collect(Collectors.groupingBy(CallAnswer::bookingId));
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<MailResult> receive(IncomingMail mail) {
    return Optional.ofNullable(mail.calendar()).map(calendar -> receive(mail, calendar));
  }

  private MailResult receive(IncomingMail mail, String calendar) {
    var sender = new Mailbox(null, mail.from());
    var reply = ItipReply.parse(calendar, sender::isAt).orElse(null);
    if (reply == null) {
      return MailResult.UNREADABLE;
    }
    var call = booking(reply.uid()).flatMap(bookings::find).orElse(null);
    if (call == null) {
      return MailResult.UNKNOWN;
    }
    var party = reply.isOfSender() ? party(call, sender) : null;
    if (party == null) {
      return MailResult.FOREIGN;
    }
    // A call is declined once.
    var whose = call.id() + " " + party.wire() + " " + mail.receivedAt().truncatedTo(HOURS);
    return reply.answer() == CallAnswer.Answer.DECLINED || limits.passes(ANSWERS, whose)
        ? take(call, party, sender, reply)
        : MailResult.FLOOD;
  }

  private static Optional<UUID> booking(String uid) {
    try {
      return uid.endsWith(CalendarFiles.UID_SUFFIX)
          ? Optional.of(
              UUID.fromString(uid.substring(0, uid.length() - CalendarFiles.UID_SUFFIX.length())))
          : Optional.empty();
    } catch (IllegalArgumentException anothersUid) {
      return Optional.empty();
    }
  }

  private CallAnswer.@Nullable Party party(Booking call, Mailbox sender) {
    if (sender.isAt(call.reader().email())) {
      return CallAnswer.Party.READER;
    }
    return hosts
        .findContact(call.host().id())
        .filter(host -> host.signsIn() && sender.isAt(host.email()))
        .map(host -> CallAnswer.Party.HOST)
        .orElse(null);
  }

  private MailResult take(Booking call, CallAnswer.Party party, Mailbox sender, ItipReply reply) {
    var now = clock.instant();
    // Some calendars count their own changes too.
    if (reply.sequence() < call.sequence() || !call.isMovable(now)) {
      return MailResult.OUTDATED;
    }
    if (reply.answer() == CallAnswer.Answer.DECLINED
        && !isCancelled(call, party, sender, reply.comment())) {
      return MailResult.OUTDATED;
    }
    rows.save(
        call.id(),
        party.wire(),
        reply.answer().wire(),
        call.sequence(),
        reply.proposedStart(),
        reply.comment(),
        now);
    if (reply.answer() != CallAnswer.Answer.DECLINED) {
      events.answered(call, party.wire(), reply.answer().wire(), reply.proposedStart(), now);
    }
    return MailResult.ANSWERED;
  }

  /** Cancels a call as it was invited to; what has been moved meanwhile stays. */
  private boolean isCancelled(
      Booking call, CallAnswer.Party party, Mailbox sender, @Nullable String reason) {
    try {
      switch (party) {
        case READER -> changes.cancel(call.id(), reason, call.sequence());
        case HOST ->
            audit.runAs(
                hosts.author(call.host().id(), sender.address()),
                () -> changes.cancel(call.id(), reason, call.sequence()));
      }
      return true;
    } catch (ChangedMeanwhile moved) {
      return false;
    }
  }
}
