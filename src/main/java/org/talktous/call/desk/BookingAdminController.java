package org.talktous.call.desk;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.article.passage.Passage;
import org.talktous.base.security.StaffMember;
import org.talktous.call.booking.Booking;
import org.talktous.call.booking.BookingController.Cancellation;
import org.talktous.call.booking.BookingController.Rescheduling;
import org.talktous.call.booking.CallChanges;
import org.talktous.call.booking.CallConversation;
import org.talktous.call.booking.CallHandover;
import org.talktous.call.invitation.CallAnswer;
import org.talktous.call.invitation.InvitationAnswers;
import org.talktous.web.constraint.Lines;
import org.talktous.web.constraint.PlainText;
import org.talktous.web.problem.StaffApi;

/** Calls, as staff see, move and end them; a host sees their own. */
@Controller("/api/v1/admin/bookings")
@Secured({"ADMIN", "HOST"})
@StaffApi
class BookingAdminController {
  private final Agenda agenda;
  private final CallChanges changes;
  private final CallHandover handover;
  private final CallConversation conversation;
  private final InvitationAnswers answers;

  BookingAdminController(
      Agenda agenda,
      CallChanges changes,
      CallHandover handover,
      CallConversation conversation,
      InvitationAnswers answers) {
    this.agenda = agenda;
    this.changes = changes;
    this.handover = handover;
    this.conversation = conversation;
    this.answers = answers;
  }

  /**
   * Lists calls by their start, a page at a time.
   *
   * @param from the earliest start: a date (in UTC) or an RFC 3339 time
   * @param to calls start before this date or time
   * @param status `pending` are those that their readers are yet to confirm
   * @param cursor the next of the page before
   */
  @Get
  Page listBookings(
      @Parameter(hidden = true) Authentication caller,
      @QueryValue @Nullable String from,
      @QueryValue @Nullable String to,
      @QueryValue
          @Nullable
          @Pattern(
              regexp = "^(confirmed|pending|cancelled)$",
              message = "must be confirmed, pending or cancelled")
          String status,
      @QueryValue @Nullable String article,
      @QueryValue @Nullable UUID host,
      @QueryValue @Nullable String cursor) {
    var page =
        agenda.page(
            Agenda.Filter.of(from, to, status, article, StaffMember.of(caller).onlySees(host)),
            cursor);
    return new Page(items(page.bookings()), page.next());
  }

  /** Records what became of a call. */
  @Post("/{id}/outcome")
  Item recordOutcome(
      @Parameter(hidden = true) Authentication caller,
      UUID id,
      @Body @Valid @NotNull Ending ending) {
    mayChange(caller, id);
    return item(changes.end(id, Booking.Outcome.of(ending.outcome()), ending.notes()));
  }

  /** Moves a call. */
  @Post("/{id}/rescheduling")
  Item rescheduleBookingAsStaff(
      @Parameter(hidden = true) Authentication caller,
      UUID id,
      @Body @Valid @NotNull Rescheduling to) {
    mayChange(caller, id);
    return item(changes.move(id, to.startsAt()));
  }

  /**
   * Gives a call to another host at the same time. Refused with `same-host`, `host-inactive`, or
   * `host-not-free` and the `hosts` who are free.
   */
  @Post("/{id}/handover")
  Item handOverBooking(
      @Parameter(hidden = true) Authentication caller, UUID id, @Body @Valid @NotNull Handover to) {
    mayChange(caller, id);
    return item(handover.give(id, to.host(), null));
  }

  /** Cancels a call. */
  @Post("/{id}/cancellation")
  Item cancelBookingAsStaff(
      @Parameter(hidden = true) Authentication caller,
      UUID id,
      @Body @Valid @Nullable Cancellation cancellation) {
    mayChange(caller, id);
    return item(changes.cancel(id, cancellation == null ? null : cancellation.reason()));
  }

  private void mayChange(Authentication caller, UUID id) {
    StaffMember.of(caller).mustBeAdminOr(changes.get(id).host().id());
  }

  private Item item(Booking booking) {
    return items(List.of(booking)).getFirst();
  }

  private List<Item> items(List<Booking> bookings) {
    var threads = conversation.threads(bookings.stream().map(Booking::id).toList());
    var answered = answers.of(bookings);
    return bookings.stream()
        .map(
            booking ->
                Item.of(
                    booking,
                    threads.get(booking.id()),
                    answered.getOrDefault(booking.id(), List.of())))
        .toList();
  }

  @Introspected
  @Schema(name = "Outcome")
  record Ending(
      @NotNull @Pattern(regexp = "^(attended|no-show)$", message = "must be attended or no-show")
          String outcome,
      @Nullable @Size(max = 10_000) @PlainText String notes) {
    Ending {
      notes = Lines.foldedIfAny(notes);
    }
  }

  @Introspected
  @Schema(name = "Handover")
  record Handover(@NotNull UUID host) {}

  @Introspected
  @Schema(name = "BookingPage")
  record Page(List<Item> items, @Nullable String next) {}

  /**
   * A call, as staff see it; times in UTC.
   *
   * @param status `confirmed`, `cancelled`, or `pending` until its reader confirms it
   * @param joinUrl where it takes place
   * @param comment the id of its question's thread in the inbox
   * @param answers to the invitation as the call stands, the reader's first
   */
  @Introspected
  @Schema(name = "BookingItem")
  record Item(
      UUID id,
      String reference,
      String status,
      int sequence,
      Instant startsAt,
      Instant endsAt,
      String zone,
      String article,
      HostName host,
      @Nullable String joinUrl,
      ReaderDetails reader,
      @Nullable String question,
      @Nullable String topic,
      @Nullable Passage passage,
      @Nullable UUID comment,
      List<InvitationAnswer> answers,
      @Nullable String outcome,
      @Nullable String notes,
      @Nullable String cancellationReason,
      Instant bookedAt,
      Instant changedAt) {

    static Item of(Booking booking, @Nullable UUID comment, List<CallAnswer> answers) {
      return new Item(
          booking.id(),
          booking.reference(),
          booking.state(),
          booking.sequence(),
          booking.startsAt(),
          booking.endsAt(),
          booking.reader().zone().getId(),
          booking.article(),
          new HostName(booking.host().id(), booking.host().name()),
          booking.joinUrl(),
          new ReaderDetails(
              booking.reader().name(), booking.reader().email(), booking.reader().locale()),
          booking.question(),
          booking.topic(),
          booking.passage(),
          comment,
          answers.stream().map(InvitationAnswer::of).toList(),
          booking.outcome() == null ? null : booking.outcome().wire(),
          booking.notes(),
          booking.cancellationReason(),
          booking.bookedAt(),
          booking.changedAt());
    }
  }

  /**
   * What a calendar answered to the invitation.
   *
   * @param party `reader` or `host`
   * @param answer `accepted`, `tentative`, `declined` or `countered`
   * @param proposedStartsAt another start, of `countered`
   */
  @Introspected
  @Schema(name = "InvitationAnswer")
  record InvitationAnswer(
      String party,
      String answer,
      @Nullable Instant proposedStartsAt,
      @Nullable String comment,
      Instant answeredAt) {
    static InvitationAnswer of(CallAnswer answer) {
      return new InvitationAnswer(
          answer.party(),
          answer.answer(),
          answer.proposedStart(),
          answer.comment(),
          answer.answeredAt());
    }
  }

  @Introspected
  @Schema(name = "BookingHost")
  record HostName(UUID id, String name) {}

  @Introspected
  @Schema(name = "Reader")
  record ReaderDetails(String name, String email, String locale) {}
}
