package org.talktous.call.booking;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.talktous.article.PassageJson;
import org.talktous.base.privacy.Consents;
import org.talktous.call.holding.CallHoldings;
import org.talktous.call.holding.Hold;
import org.talktous.call.host.Hosts;
import org.talktous.call.offer.ScheduledHost;
import org.talktous.call.slot.CallRules;
import org.talktous.call.slot.OfferedSlots;
import org.talktous.web.constraint.FoldedEmail;

/**
 * Writes bookings with their events, and staff's changes with an audit record, in one transaction.
 * Times are written under the host's row lock by statements that re-check that it is free; false
 * means a lost race.
 */
@Singleton
class Bookings {
  private final BookingRepository rows;
  private final BookingMapping mapping;
  private final PassageJson passages;
  private final CallEvents events;
  private final CallAudit audit;
  private final CallHoldings holdings;
  private final Hosts hosts;
  private final CallRules rules;
  private final Consents consents;
  private final TransactionOperations<Connection> transactions;

  Bookings(
      BookingRepository rows,
      BookingMapping mapping,
      PassageJson passages,
      CallEvents events,
      CallAudit audit,
      CallHoldings holdings,
      Hosts hosts,
      CallRules rules,
      Consents consents,
      TransactionOperations<Connection> transactions) {
    this.rows = rows;
    this.mapping = mapping;
    this.passages = passages;
    this.events = events;
    this.audit = audit;
    this.holdings = holdings;
    this.hosts = hosts;
    this.rules = rules;
    this.consents = consents;
    this.transactions = transactions;
  }

  Optional<Booking> find(UUID id) {
    return rows.find(id).map(mapping::booking);
  }

  /** A call of the mailbox that overlaps one that begins then. */
  Optional<Booking> findOverlapping(String email, Instant start) {
    return rows.beginning(
            FoldedEmail.of(email),
            start.minus(OfferedSlots.CALL_LENGTH),
            start.plus(OfferedSlots.CALL_LENGTH))
        .map(mapping::booking);
  }

  /**
   * Adds a booking with the first host whose row is not locked, or waits for the first if all are
   * locked. Empty if that host is no longer free, or if the caller's own write before it failed.
   *
   * @param free hosts, first the one whose turn it is
   * @param network from which it is booked; null where nothing limits what is held
   */
  Optional<Booking> add(
      List<ScheduledHost> free,
      Function<ScheduledHost, Booking> draft,
      @Nullable String network,
      Predicate<Booking> before) {
    return transactions.executeWrite(
        transaction -> {
          var added =
              locked(free)
                  .map(draft)
                  .map(each -> network == null ? each : admitted(each, network))
                  .filter(each -> before.test(each) && inserted(each) && held(each, network))
                  .filter(events::booked);
          if (added.isEmpty()) {
            transaction.setRollbackOnly();
          }
          return added;
        });
  }

  /**
   * Writes another address of the reader, under which the call is held from then on, if the booking
   * is unchanged. The lock on the reader's calls is taken first, as where a call is added.
   */
  boolean readdress(Booking from, Booking to, String network) {
    return allOrNothing(
        () -> {
          holdings.lock(hold(to, network));
          return readdressed(to) && heldAgain(from, to, network) && events.readdressed(to);
        });
  }

  private boolean readdressed(Booking to) {
    return rows.readdress(
            to.id(),
            to.sequence(),
            to.confirmBy(),
            to.reader().email(),
            FoldedEmail.of(to.reader().email()),
            to.linkId(),
            to.room(),
            to.corrections(),
            to.changedAt())
        == 1;
  }

  private boolean heldAgain(Booking from, Booking to, String network) {
    holdings.change(hold(to, network), from.confirmBy(), to.changedAt());
    return true;
  }

  private Booking admitted(Booking call, String network) {
    return call.pendingUntil(holdings.admit(hold(call, network)).orElse(null));
  }

  private boolean held(Booking call, @Nullable String network) {
    if (network != null) {
      holdings.keep(hold(call, network), call.confirmBy());
    }
    return true;
  }

  private static Hold hold(Booking call, String network) {
    var day = HostDay.of(call);
    return new Hold(
        call.id(),
        call.host().id(),
        call.reader().email(),
        network,
        call.startsAt(),
        day.begins(),
        day.ends(),
        call.bookedAt());
  }

  /** Writes that the reader has confirmed a call, which is announced then. */
  boolean confirm(Booking from, Booking confirmed) {
    return allOrNothing(
        () ->
            rows.confirm(from.id(), from.sequence(), confirmed.changedAt()) == 1
                && events.booked(confirmed));
  }

  List<UUID> unconfirmed(Instant now) {
    return rows.unconfirmed(now);
  }

  private Optional<ScheduledHost> locked(List<ScheduledHost> free) {
    var first = free.getFirst();
    return withoutWaiting(free)
        .or(() -> Optional.of(first).filter(host -> hosts.lock(host.host(), host.version())));
  }

  private Optional<ScheduledHost> withoutWaiting(List<ScheduledHost> free) {
    return free.size() == 1
        ? Optional.empty()
        : hosts
            .lockFirst(
                free.stream().map(ScheduledHost::host).toArray(UUID[]::new),
                free.stream().map(ScheduledHost::version).toArray(Integer[]::new))
            .flatMap(id -> free.stream().filter(each -> each.host().equals(id)).findFirst());
  }

  /**
   * Writes a booking's new time if the host is still free and the booking is unchanged.
   *
   * @param isByReader whether what readers may hold is a limit
   */
  boolean move(Booking from, Booking to, ScheduledHost host, boolean isByReader) {
    return allOrNothing(
        () ->
            hosts.lock(host.host(), host.version())
                && (!isByReader || isAdmitted(from, to))
                && moved(to)
                && events.moved(from, to)
                && audit.moved(from, to));
  }

  /** A call that stays on its host's date takes nothing from another. */
  private boolean isAdmitted(Booking from, Booking to) {
    var day = HostDay.of(to);
    if (!from.host().id().equals(to.host().id()) || !day.equals(HostDay.of(from))) {
      holdings.admitMove(hold(to, ""));
    }
    return true;
  }

  /** Gives a booking to a host if they are still free and the booking is unchanged. */
  boolean handOver(Booking from, Booking to, ScheduledHost host) {
    return allOrNothing(
        () ->
            hosts.lock(host.host(), host.version())
                && moved(to)
                && events.handedOver(from, to)
                && audit.handedOver(from, to));
  }

  /** Writes a cancellation if nobody else changed the booking. */
  boolean cancel(Booking from, Booking cancelled) {
    return allOrNothing(
        () ->
            rows.cancel(
                        cancelled.id(),
                        cancelled.sequence(),
                        from.confirmBy(),
                        cancelled.cancellationReason(),
                        cancelled.changedAt())
                    == 1
                && events.cancelled(from, cancelled)
                && audit.cancelled(from, cancelled));
  }

  /** Writes an outcome if nobody else changed the booking or wrote one. */
  boolean end(Booking from, Booking ended, Booking.Outcome outcome) {
    return allOrNothing(
        () ->
            rows.end(
                        ended.id(),
                        ended.sequence(),
                        from.outcome() == null ? null : from.outcome().wire(),
                        from.notes(),
                        outcome.wire(),
                        ended.notes(),
                        ended.changedAt())
                    == 1
                && events.ended(ended, outcome)
                && audit.ended(from, ended));
  }

  private boolean inserted(Booking booking) {
    var day = HostDay.of(booking);
    return rows.insert(
            booking.id(),
            booking.reference(),
            booking.article(),
            booking.host().id(),
            booking.room(),
            booking.startsAt(),
            booking.endsAt(),
            booking.endsAt().plus(rules.buffer()),
            booking.reader().name(),
            booking.reader().email(),
            FoldedEmail.of(booking.reader().email()),
            booking.reader().zone().getId(),
            booking.reader().locale(),
            booking.question(),
            booking.topic(),
            passages.written(booking.passage()),
            booking.confirmBy(),
            consents.given("call", covered(booking), booking.reader().locale()),
            booking.bookedAt(),
            day.begins(),
            day.ends(),
            rules.dailyCap())
        == 1;
  }

  private static List<String> covered(Booking booking) {
    return Stream.of(
            "name",
            "email",
            booking.question() == null ? "" : "question",
            booking.topic() == null ? "" : "topic",
            booking.passage() == null ? "" : "passage")
        .filter(each -> !each.isEmpty())
        .toList();
  }

  private boolean moved(Booking to) {
    var day = HostDay.of(to);
    return rows.move(
            to.id(),
            to.sequence(),
            to.host().id(),
            to.room(),
            to.startsAt(),
            to.endsAt(),
            to.endsAt().plus(rules.buffer()),
            to.movingReason(),
            to.changedAt(),
            day.begins(),
            day.ends(),
            rules.dailyCap())
        == 1;
  }

  private boolean allOrNothing(BooleanSupplier work) {
    return transactions.executeWrite(
        transaction -> {
          boolean done = work.getAsBoolean();
          if (!done) {
            transaction.setRollbackOnly();
          }
          return done;
        });
  }
}
