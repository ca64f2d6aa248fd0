package org.talktous.feedback.thread;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.talktous.base.event.DomainEvent;
import org.talktous.call.booking.CallConversation;
import org.talktous.call.booking.CallEvents;
import org.talktous.call.booking.References;

/** The threads of calls: opened with the booking, by its question, and shown beside the call. */
@Singleton
class CallThreads implements CallConversation {
  private static final NoArgGenerator IDS = Generators.timeBasedEpochGenerator();

  private final FeedbackThreads threads;
  private final ThreadStaff staff;
  private final ThreadLinks links;

  CallThreads(FeedbackThreads threads, ThreadStaff staff, ThreadLinks links) {
    this.threads = threads;
    this.staff = staff;
    this.links = links;
  }

  /** Runs in the transaction of what has happened: both are kept together or not at all. */
  @EventListener
  void on(DomainEvent event) {
    if (event.type().equals(CallEvents.BOOKING_CREATED)
        && Boolean.TRUE.equals(event.data().get("hasQuestion"))) {
      threads.addQuestionOf(booking(event), IDS.generate(), References.draw());
    }
    if (event.type().equals(CallEvents.BOOKING_READDRESSED)) {
      threads.readdress(booking(event));
    }
    var before = event.data().get("previousHost");
    if (before != null && !before.equals(event.data().get("host"))) {
      threads
          .findOf(booking(event))
          .ifPresent(thread -> follow(thread, UUID.fromString(before.toString()), event));
    }
    if (event.type().equals(CallEvents.BOOKING_OUTCOME)
        && "attended".equals(event.data().get("outcome"))) {
      threads
          .findOf(booking(event))
          .ifPresent(
              thread ->
                  threads.change(thread.id(), each -> each.answeredInCall(event.occurredAt())));
    }
  }

  /** A thread that the host before was to look after is the new host's. */
  private void follow(FeedbackThread thread, UUID before, DomainEvent event) {
    if (staff.isAssigned(thread, before)) {
      var assignee = staff.assignee(UUID.fromString(String.valueOf(event.data().get("host"))));
      threads.change(thread.id(), each -> each.assigned(assignee.orElse(null), event.occurredAt()));
    }
  }

  private static UUID booking(DomainEvent event) {
    return UUID.fromString(String.valueOf(event.data().get("id")));
  }

  @Override
  public Optional<Conversation> about(UUID booking) {
    return threads
        .findOf(booking)
        .map(thread -> new Conversation(links.path(thread), entries(thread)));
  }

  private static List<Entry> entries(FeedbackThread thread) {
    var question = new Entry(true, thread.body(), thread.createdAt());
    var replies =
        thread.replies().stream()
            .map(reply -> new Entry(!reply.isOfStaff(), reply.body(), reply.createdAt()));
    return Stream.concat(Stream.of(question), replies).toList();
  }

  @Override
  public Map<UUID, UUID> threads(List<UUID> bookings) {
    return threads.listOf(bookings).stream()
        .collect(Collectors.toMap(FeedbackThreads.OfCall::bookingId, FeedbackThreads.OfCall::id));
  }
}
