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

  private final ReaderQueries queries;
  private final ThreadLinks links;

  CallThreads(ReaderQueries queries, ThreadLinks links) {
    this.queries = queries;
    this.links = links;
  }

  /** Runs in the transaction of what has happened: both are kept together or not at all. */
  @EventListener
  void on(DomainEvent event) {
    if (event.type().equals(CallEvents.BOOKING_CREATED)
        && Boolean.TRUE.equals(event.data().get("hasQuestion"))) {
      queries.addQuestionOf(booking(event), IDS.generate(), References.draw());
    }
    if (event.type().equals(CallEvents.BOOKING_OUTCOME)
        && "attended".equals(event.data().get("outcome"))) {
      queries
          .findOf(booking(event))
          .ifPresent(
              query -> queries.change(query.id(), each -> each.answeredInCall(event.occurredAt())));
    }
  }

  private static UUID booking(DomainEvent event) {
    return UUID.fromString(String.valueOf(event.data().get("id")));
  }

  @Override
  public Optional<Conversation> about(UUID booking) {
    return queries
        .findOf(booking)
        .filter(query -> !query.standing().isWithdrawn())
        .map(query -> new Conversation(links.path(query), entries(query)));
  }

  private static List<Entry> entries(ReaderQuery query) {
    var question = new Entry(true, query.body(), query.createdAt());
    var replies =
        query.replies().stream()
            .map(reply -> new Entry(!reply.isOfStaff(), reply.body(), reply.createdAt()));
    return Stream.concat(Stream.of(question), replies).toList();
  }

  @Override
  public Map<UUID, UUID> threads(List<UUID> bookings) {
    return queries.listOf(bookings).stream()
        .collect(Collectors.toMap(ReaderQueries.OfCall::bookingId, ReaderQueries.OfCall::id));
  }
}
