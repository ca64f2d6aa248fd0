package org.talktous.feedback.thread;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.micronaut.transaction.TransactionDefinition.Propagation;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.base.security.LinkScope;
import org.talktous.base.security.RateLimit;
import org.talktous.base.security.RateLimits;
import org.talktous.call.booking.References;
import org.talktous.call.booking.StoredBookings;
import org.talktous.call.mail.CallReplies;
import org.talktous.delivery.mail.Mailbox;
import org.talktous.delivery.mailbox.IncomingMail;
import org.talktous.delivery.mailbox.MailReceiver;
import org.talktous.delivery.mailbox.MailResult;
import org.talktous.delivery.mailbox.ReplyAddresses;
import org.talktous.desk.audit.AuditLog;
import org.talktous.web.problem.NotFound;

/**
 * Takes replies by mail into threads. The address must be genuine, and the sender the one it was
 * given to: either alone can be had by others. A reader's reply to a call without a question opens
 * the thread.
 */
@Singleton
class ThreadReplies implements MailReceiver {
  /** At which the thread's reader writes. */
  static final LinkScope OF_READER = new LinkScope("MAIL-THREAD-READER");

  /** At which staff write. */
  static final LinkScope OF_STAFF = new LinkScope("MAIL-THREAD-STAFF");

  // Two programs that answer each other without saying that they are any stop here. Counted by the
  // hour in which a mail came, so that those that waited while the mailbox was away all pass.
  private static final RateLimit REPLIES_BY_MAIL =
      new RateLimit("replies by mail", 20, Duration.ofHours(1));

  private static final NoArgGenerator IDS = Generators.timeBasedEpochGenerator();

  private final ReplyAddresses addresses;
  private final FeedbackThreads threads;
  private final Comments comments;
  private final ThreadStaff staff;
  private final StoredBookings bookings;
  private final AuditLog audit;
  private final RateLimits limits;
  private final Clock clock;

  ThreadReplies(
      ReplyAddresses addresses,
      FeedbackThreads threads,
      Comments comments,
      ThreadStaff staff,
      StoredBookings bookings,
      AuditLog audit,
      RateLimits limits,
      Clock clock) {
    this.addresses = addresses;
    this.threads = threads;
    this.comments = comments;
    this.staff = staff;
    this.bookings = bookings;
    this.audit = audit;
    this.limits = limits;
    this.clock = clock;
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<MailResult> receive(IncomingMail mail) {
    if (mail.calendar() != null) {
      return Optional.empty();
    }
    try {
      return addresses
          .find(OF_READER, mail)
          .map(thread -> ofReader(threads.get(thread), mail))
          .or(() -> addresses.find(OF_STAFF, mail).map(id -> ofStaff(threads.get(id), mail)))
          .or(() -> addresses.find(CallReplies.OF_READER, mail).map(id -> ofCallsReader(id, mail)))
          .or(() -> addresses.find(CallReplies.OF_HOST, mail).map(id -> ofHost(id, mail)));
    } catch (ThreadIsWithdrawn | ThreadIsFull | NotFound over) {
      return Optional.of(MailResult.OUTDATED);
    }
  }

  private MailResult ofReader(FeedbackThread thread, IncomingMail mail) {
    if (thread.state().isWithdrawn()) {
      var call = thread.source().call();
      return call == null ? MailResult.OUTDATED : ofCallsReader(call.id(), mail);
    }
    var refusal = refusal(thread.id() + " reader", mail, isAt(thread.reader().email(), mail));
    if (refusal != null) {
      return refusal;
    }
    comments.replyByMail(thread.id(), mail.text());
    return MailResult.REPLIED;
  }

  private MailResult ofStaff(FeedbackThread thread, IncomingMail mail) {
    var writer = staff.find(thread, mail.from()).orElse(null);
    var refusal = refusal(thread.id() + " staff", mail, writer != null);
    if (refusal != null || writer == null) {
      return refusal == null ? MailResult.FOREIGN : refusal;
    }
    var reply = Reply.ofStaff(writer.account(), mail.text(), false, clock.instant());
    audit.runAs(
        writer.author(), () -> threads.change(thread.id(), each -> each.answerOfStaff(reply)));
    return MailResult.REPLIED;
  }

  private MailResult ofCallsReader(UUID booking, IncomingMail mail) {
    var thread = threads.findOf(booking);
    if (thread.isPresent()) {
      return ofReader(thread.get(), mail);
    }
    var call = bookings.find(booking).orElseThrow(() -> new NotFound("booking"));
    var refusal = refusal(booking + " reader", mail, isAt(call.reader().email(), mail));
    if (refusal != null) {
      return refusal;
    }
    threads.addMessageOf(booking, IDS.generate(), References.draw(), mail.text(), clock.instant());
    return MailResult.REPLIED;
  }

  private MailResult ofHost(UUID booking, IncomingMail mail) {
    return ofStaff(threads.findOf(booking).orElseThrow(() -> new NotFound("comment")), mail);
  }

  private static boolean isAt(@Nullable String address, IncomingMail mail) {
    return address != null && new Mailbox(null, address).isAt(mail.from());
  }

  private @Nullable MailResult refusal(String whose, IncomingMail mail, boolean isKnown) {
    if (!isKnown) {
      return MailResult.FOREIGN;
    }
    if (mail.text().isEmpty()) {
      return MailResult.EMPTY;
    }
    var hour = mail.receivedAt().truncatedTo(ChronoUnit.HOURS);
    return limits.passes(REPLIES_BY_MAIL, whose + " " + hour) ? null : MailResult.FLOOD;
  }
}
