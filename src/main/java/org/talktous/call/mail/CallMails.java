package org.talktous.call.mail;

import static org.talktous.call.booking.CallEvents.BOOKING_ANSWERED;
import static org.talktous.call.booking.CallEvents.BOOKING_CANCELLED;
import static org.talktous.call.booking.CallEvents.BOOKING_CREATED;
import static org.talktous.call.booking.CallEvents.BOOKING_HANDED_OVER;
import static org.talktous.call.booking.CallEvents.BOOKING_HELD;
import static org.talktous.call.booking.CallEvents.BOOKING_OUTCOME;
import static org.talktous.call.booking.CallEvents.BOOKING_READDRESSED;
import static org.talktous.call.booking.CallEvents.BOOKING_REMINDER;
import static org.talktous.call.booking.CallEvents.BOOKING_RESCHEDULED;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.base.event.DomainEvent;
import org.talktous.call.booking.Booking;
import org.talktous.call.booking.StoredBookings;
import org.talktous.call.host.Hosts;
import org.talktous.delivery.FailedDeliveries;
import org.talktous.delivery.Message;
import org.talktous.delivery.mail.MailSource;
import org.talktous.delivery.mail.SkipReason;

/** The mails about events of calls, to reader and host, unless a later change has outdated them. */
@Singleton
class CallMails implements MailSource {
  /** All accounts of the host are disabled. */
  static final SkipReason HOST_DISABLED = new SkipReason("host-disabled");

  private static final SkipReason CALL_GONE = new SkipReason("call-gone");
  private static final SkipReason CALL_CHANGED = new SkipReason("call-changed");
  private static final SkipReason CALL_OVER = new SkipReason("call-over");
  private static final SkipReason NOT_ATTENDED = new SkipReason("call-not-attended");
  private static final SkipReason THANKED = new SkipReason("thanked");
  private static final SkipReason READER_WANTS_NONE = new SkipReason("reader-wants-none");
  private static final SkipReason READER_ERASED = new SkipReason("reader-erased");
  private static final SkipReason CALL_CAME_BACK = new SkipReason("call-came-back");

  private static final SkipReason NEVER_TOLD = new SkipReason("never-told");

  private static final String READER = "reader";
  private static final String HOST = "host";

  /** Who took the call before it was moved. */
  private static final String PREVIOUS_HOST = "previous-host";

  private final StoredBookings bookings;
  private final Hosts hosts;
  private final CallMail mails;
  private final FollowUps followUps;
  private final FailedDeliveries deliveries;
  private final Clock clock;

  CallMails(
      StoredBookings bookings,
      Hosts hosts,
      CallMail mails,
      FollowUps followUps,
      FailedDeliveries deliveries,
      Clock clock) {
    this.bookings = bookings;
    this.hosts = hosts;
    this.mails = mails;
    this.followUps = followUps;
    this.deliveries = deliveries;
    this.clock = clock;
  }

  @Override
  public Set<String> types() {
    return Set.of(
        BOOKING_CREATED,
        BOOKING_RESCHEDULED,
        BOOKING_HANDED_OVER,
        BOOKING_CANCELLED,
        BOOKING_REMINDER,
        BOOKING_OUTCOME,
        BOOKING_ANSWERED,
        BOOKING_HELD,
        BOOKING_READDRESSED);
  }

  @Override
  public boolean isToReader(String recipient) {
    return recipient.equals(READER);
  }

  @Override
  public List<String> recipients(DomainEvent event) {
    var data = event.data();
    return switch (event.type()) {
      case BOOKING_HELD -> List.of(READER);
      case BOOKING_RESCHEDULED ->
          Objects.equals(data.get("host"), data.get("previousHost"))
              ? List.of(READER, HOST)
              : List.of(READER, HOST, PREVIOUS_HOST);
      case BOOKING_HANDED_OVER -> List.of(READER, HOST, PREVIOUS_HOST);
      case BOOKING_OUTCOME ->
          Booking.Outcome.ATTENDED.wire().equals(data.get("outcome")) ? List.of(READER) : List.of();
      // Only a proposal asks for something, and only the host can move the call to any time.
      case BOOKING_ANSWERED ->
          "countered".equals(data.get("answer")) && READER.equals(data.get("party"))
              ? List.of(HOST)
              : List.of();
      default -> List.of(READER, HOST);
    };
  }

  @Override
  public Written write(Message message, String recipient) {
    var data = message.json();
    return bookings
        .find(UUID.fromString(data.path("id").asText()))
        .map(call -> write(message, data, recipient, call))
        .orElseGet(() -> new Unneeded(CALL_GONE));
  }

  private Written write(Message message, JsonNode data, String recipient, Booking call) {
    if (recipient.equals(READER) && call.reader().isErased()) {
      return new Unneeded(READER_ERASED);
    }
    return recipient.equals(PREVIOUS_HOST)
        ? toPreviousHost(message, data, call)
        : outdated(message, call)
            .<Written>map(Unneeded::new)
            .orElseGet(() -> current(message, data, recipient, call));
  }

  /** Why a mail is outdated, if it is. */
  private Optional<SkipReason> outdated(Message message, Booking call) {
    return switch (message.type()) {
      case BOOKING_CANCELLED -> Optional.empty();
      case BOOKING_OUTCOME -> unthankful(message, call);
      case BOOKING_HELD ->
          call.isPending() && call.sequence() == message.sequence()
              ? Optional.empty()
              : Optional.of(CALL_CHANGED);
      default ->
          call.sequence() == message.sequence()
              ? over(message.type().equals(BOOKING_REMINDER) ? call.startsAt() : call.endsAt())
              : Optional.of(CALL_CHANGED);
    };
  }

  private Optional<SkipReason> over(Instant end) {
    return clock.instant().isBefore(end) ? Optional.empty() : Optional.of(CALL_OVER);
  }

  private Optional<SkipReason> unthankful(Message message, Booking call) {
    if (call.outcome() != Booking.Outcome.ATTENDED) {
      return Optional.of(NOT_ATTENDED);
    }
    if (followUps.isDeclined(call)) {
      return Optional.of(READER_WANTS_NONE);
    }
    return bookings.thank(call.id(), message.id()) ? Optional.empty() : Optional.of(THANKED);
  }

  private Written current(Message message, JsonNode data, String recipient, Booking call) {
    var host = host(call.host().id());
    if (recipient.equals(HOST) && !host.signsIn()) {
      return new Unneeded(HOST_DISABLED);
    }
    if (recipient.equals(READER)) {
      return switch (message.type()) {
        case BOOKING_CREATED, BOOKING_READDRESSED -> mails.booked(call, host);
        case BOOKING_HELD -> mails.held(call, host);
        case BOOKING_RESCHEDULED -> mails.moved(call, host, previousStart(data));
        case BOOKING_HANDED_OVER -> mails.handedOver(call, host);
        case BOOKING_CANCELLED -> mails.cancelled(call, host);
        case BOOKING_REMINDER -> mails.reminder(call, host);
        default -> mails.thanks(call, host);
      };
    }
    return switch (message.type()) {
      // A call moved from another host is a new one for this host.
      case BOOKING_RESCHEDULED ->
          isTakenOver(data)
              ? mails.bookedToHost(call, host)
              : mails.movedToHost(call, host, previousStart(data));
      case BOOKING_HANDED_OVER -> mails.handedOverToHost(call, host);
      case BOOKING_READDRESSED -> mails.readdressedToHost(call, host);
      case BOOKING_CANCELLED -> mails.cancelledToHost(call, host);
      case BOOKING_REMINDER -> mails.reminderToHost(call, host);
      case BOOKING_ANSWERED -> mails.proposedToHost(call, host, proposedStart(data));
      default -> mails.bookedToHost(call, host);
    };
  }

  /** Cancels the invitation of the previous host, if they have one, whatever happened since. */
  private Written toPreviousHost(Message message, JsonNode data, Booking call) {
    var before = host(UUID.fromString(data.path("previousHost").asText()));
    if (before.id().equals(call.host().id())) {
      return new Unneeded(CALL_CAME_BACK);
    }
    if (!before.signsIn()) {
      return new Unneeded(HOST_DISABLED);
    }
    var id = before.id().toString();
    if (deliveries.isUnsent(message.subject(), HOST, "host", id, message.occurredAt())) {
      return new Unneeded(NEVER_TOLD);
    }
    var taker = new Booking.Taker(before.id(), before.name(), null, before.zone());
    boolean isHandover = message.type().equals(BOOKING_HANDED_OVER);
    var start = time(data, isHandover ? "startsAt" : "previousStartsAt");
    var ended = call.takenOverFrom(taker, start, message.sequence(), message.occurredAt());
    return isHandover ? mails.handedOverFromHost(ended, before) : mails.takenOver(ended, before);
  }

  private static boolean isTakenOver(JsonNode data) {
    return !data.path("host").equals(data.path("previousHost"));
  }

  private static Instant previousStart(JsonNode data) {
    return time(data, "previousStartsAt");
  }

  private static Instant time(JsonNode data, String field) {
    return OffsetDateTime.parse(data.path(field).asText()).toInstant();
  }

  private static @Nullable Instant proposedStart(JsonNode data) {
    var proposed = data.path("proposedStartsAt");
    return proposed.isTextual() ? time(data, "proposedStartsAt") : null;
  }

  private Hosts.Contact host(UUID id) {
    return hosts
        .findContact(id)
        .orElseThrow(() -> new IllegalStateException("calls keep their hosts"));
  }
}
