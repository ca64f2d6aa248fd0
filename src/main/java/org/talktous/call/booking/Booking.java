package org.talktous.call.booking;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.article.passage.Passage;
import org.talktous.call.holding.CallIsPending;
import org.talktous.call.holding.TooManyCorrections;
import org.talktous.call.offer.ScheduledHost;
import org.talktous.call.slot.OfferedSlots;
import org.talktous.web.problem.ChangedMeanwhile;
import org.talktous.web.problem.VersionTag;

/**
 * A call between a reader and a host about an article.
 *
 * @param reference by which people name it; it opens nothing
 * @param sequence how often it was changed, as SEQUENCE of RFC 5545 counts
 * @param room unguessable name that {@code {room}} of the host's link stands for; null in old calls
 * @param movingReason why staff moved it last, in their words to the reader
 * @param confirmBy until when the reader must confirm it; null if they have, or need not
 * @param linkId what the reader's links stand for: its id, until their address is corrected
 * @param corrections how often that was done
 */
public record Booking(
    UUID id,
    String reference,
    String article,
    Taker host,
    @Nullable String room,
    Reader reader,
    Instant startsAt,
    Status status,
    int sequence,
    Instant bookedAt,
    Instant changedAt,
    @Nullable String question,
    @Nullable String topic,
    @Nullable Passage passage,
    @Nullable String cancellationReason,
    @Nullable String movingReason,
    @Nullable Outcome outcome,
    @Nullable String notes,
    @Nullable Instant confirmBy,
    UUID linkId,
    int corrections) {
  /** How often an address can be corrected: each time, mails go to another. */
  static final int MOST_CORRECTIONS = 3;

  /** Whether the call takes place. */
  public enum Status {
    CONFIRMED,
    CANCELLED;

    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What became of a call. */
  public enum Outcome {
    ATTENDED("attended"),
    NO_SHOW("no-show");

    private final String wire;

    Outcome(String wire) {
      this.wire = wire;
    }

    public String wire() {
      return wire;
    }

    public static Outcome of(String wire) {
      return wire.equals(ATTENDED.wire) ? ATTENDED : NO_SHOW;
    }
  }

  /**
   * The host who takes the call.
   *
   * @param joinTemplate their link, see {@link JoinUrl}
   */
  public record Taker(UUID id, String name, @Nullable String joinTemplate, ZoneId zone) {
    static Taker of(ScheduledHost host) {
      return new Taker(host.host(), host.name(), host.joinUrl(), host.calendar().zone());
    }
  }

  /** Who booked it, and the zone and language they did it in. */
  public record Reader(String name, String email, ZoneId zone, String locale) {
    private static final String NOBODY = "—";

    /** What is left of a reader who was erased. */
    static Reader erased(ZoneId zone, String locale) {
      return new Reader(NOBODY, "", zone, locale);
    }

    Reader at(String address) {
      return new Reader(name, address, zone, locale);
    }

    public boolean isErased() {
      return email.isEmpty();
    }
  }

  public Instant endsAt() {
    return startsAt.plus(OfferedSlots.CALL_LENGTH);
  }

  /** Where the call takes place, if the host has said so. */
  public @Nullable String joinUrl() {
    return JoinUrl.of(host.joinTemplate(), room, reference);
  }

  public boolean isCancelled() {
    return status == Status.CANCELLED;
  }

  /** Whether its reader is yet to confirm it; until then its host is told nothing. */
  public boolean isPending() {
    return confirmBy != null && !isCancelled();
  }

  /** Whether its host has been told of it: not of a call that its reader never confirmed. */
  public boolean isAnnounced() {
    return confirmBy == null;
  }

  /** Where it stands, as it is told: {@code confirmed}, {@code cancelled} or {@code pending}. */
  public String state() {
    return isPending() ? "pending" : status.wire();
  }

  Booking pendingUntil(@Nullable Instant deadline) {
    return with(
        host, startsAt, status, sequence, changedAt, null, null, outcome, notes, deadline, room);
  }

  /** The call as its reader has confirmed it. */
  Booking confirm(Instant now) {
    return with(host, startsAt, status, sequence, now, null, null, outcome, notes, null, room);
  }

  /** Whether nothing can be changed any more because the call has begun. */
  public boolean isOver(Instant now) {
    return !now.isBefore(startsAt);
  }

  Booking cancel(@Nullable String reason, Instant now) {
    mustBeAhead(now);
    return changed(host, startsAt, Status.CANCELLED, reason, movingReason, now);
  }

  /** The call whose time is given back, as it was not confirmed. */
  Booking release(Instant now) {
    return changed(host, startsAt, Status.CANCELLED, null, movingReason, now);
  }

  Booking moveTo(Instant start, Taker newHost, @Nullable String reason, Instant now) {
    mustBeMovable(now);
    return changed(newHost, start, status, null, reason, now);
  }

  /** The call at the same time with another host. */
  Booking giveTo(Taker newHost, Instant now) {
    mustBeMovable(now);
    return changed(newHost, startsAt, status, null, movingReason, now);
  }

  /** The call as it ends for a host who took it before it was moved to another. */
  public Booking takenOverFrom(Taker before, Instant start, int when, Instant at) {
    return with(
        before, start, Status.CANCELLED, when, at, null, null, null, null, null, roomOf(before));
  }

  /**
   * The call of a reader who gave a wrong address. Neither the links nor the room that were sent
   * there lead anywhere now.
   */
  Booking readdress(String email, Instant now) {
    if (isCancelled()) {
      throw new CallIsCancelled();
    }
    mustBeAhead(now);
    if (corrections >= MOST_CORRECTIONS) {
      throw new TooManyCorrections(MOST_CORRECTIONS);
    }
    return new Booking(
        id,
        reference,
        article,
        host,
        JoinUrl.drawRoom(),
        reader.at(email),
        startsAt,
        status,
        sequence + 1,
        bookedAt,
        now,
        question,
        topic,
        passage,
        null,
        movingReason,
        null,
        notes,
        confirmBy,
        UUID.randomUUID(),
        corrections + 1);
  }

  /** Whether its reader's address can still be corrected. */
  public boolean isCorrectable(Instant now) {
    return isCancellable(now) && corrections < MOST_CORRECTIONS;
  }

  void mustBeMovable(Instant now) {
    if (isCancelled()) {
      throw new CallIsCancelled();
    }
    if (isPending()) {
      throw new CallIsPending();
    }
    mustBeAhead(now);
  }

  /** Whether it can still be moved. */
  public boolean isMovable(Instant now) {
    return isCancellable(now) && !isPending();
  }

  /** Whether it can still be cancelled. */
  public boolean isCancellable(Instant now) {
    return !isCancelled() && isAhead(now);
  }

  /** A recorded outcome, even before the start, fixes the call. */
  private boolean isAhead(Instant now) {
    return !isOver(now) && outcome == null;
  }

  private void mustBeAhead(Instant now) {
    if (!isAhead(now)) {
      throw new CallIsOver();
    }
  }

  /** Optimistic lock on the sequence, where the client sent one. */
  void mustStandAt(@Nullable Integer seen) {
    if (seen != null && seen != sequence) {
      throw new ChangedMeanwhile();
    }
  }

  /** Version tag of the outcome and notes, with the time they refer to. */
  public VersionTag ending() {
    return VersionTag.of(sequence, outcome, notes);
  }

  /** Whether this outcome with these notes is recorded already. */
  boolean hasEnded(Outcome how, @Nullable String staffNotes) {
    return !isCancelled() && outcome == how && Objects.equals(notes, staffNotes);
  }

  Booking end(Outcome how, @Nullable String staffNotes, Instant now) {
    if (isCancelled()) {
      throw new CallIsCancelled();
    }
    return with(
        host,
        startsAt,
        status,
        sequence,
        now,
        cancellationReason,
        movingReason,
        how,
        staffNotes,
        confirmBy,
        room);
  }

  // Clears the outcome, which referred to the earlier time.
  private Booking changed(
      Taker newHost,
      Instant start,
      Status newStatus,
      @Nullable String cancelReason,
      @Nullable String moveReason,
      Instant now) {
    return with(
        newHost,
        start,
        newStatus,
        sequence + 1,
        now,
        cancelReason,
        moveReason,
        null,
        notes,
        confirmBy,
        roomOf(newHost));
  }

  private @Nullable String roomOf(Taker newHost) {
    return newHost.id().equals(host.id()) ? room : JoinUrl.drawRoom();
  }

  private Booking with(
      Taker newHost,
      Instant start,
      Status newStatus,
      int newSequence,
      Instant now,
      @Nullable String cancelReason,
      @Nullable String moveReason,
      @Nullable Outcome how,
      @Nullable String staffNotes,
      @Nullable Instant deadline,
      @Nullable String newRoom) {
    return new Booking(
        id,
        reference,
        article,
        newHost,
        newRoom,
        reader,
        start,
        newStatus,
        newSequence,
        bookedAt,
        now,
        question,
        topic,
        passage,
        cancelReason,
        moveReason,
        how,
        staffNotes,
        deadline,
        linkId,
        corrections);
  }
}
