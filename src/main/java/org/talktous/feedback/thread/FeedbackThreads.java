package org.talktous.feedback.thread;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toMap;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.transaction.TransactionDefinition.Propagation;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.annotation.ReadOnly;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.talktous.article.PassageJson;
import org.talktous.base.privacy.Consents;
import org.talktous.web.constraint.FoldedEmail;
import org.talktous.web.problem.NotFound;

/** All threads, each change written with its event and its record, or not at all. */
@Singleton
public class FeedbackThreads {
  private final ThreadRepository rows;
  private final ReplyRepository replies;
  private final ThreadEvents events;
  private final ThreadAudit audit;
  private final TransactionOperations<Connection> transactions;
  private final PassageJson passages;
  private final Consents consents;

  FeedbackThreads(
      ThreadRepository rows,
      ReplyRepository replies,
      ThreadEvents events,
      ThreadAudit audit,
      TransactionOperations<Connection> transactions,
      PassageJson passages,
      Consents consents) {
    this.rows = rows;
    this.replies = replies;
    this.events = events;
    this.audit = audit;
    this.transactions = transactions;
    this.passages = passages;
    this.consents = consents;
  }

  public FeedbackThread get(UUID id) {
    return rows.find(id).map(this::thread).orElseThrow(() -> new NotFound("comment"));
  }

  /** The thread that an event is about, by its subject. */
  Optional<FeedbackThread> findBySubject(String subject) {
    return subject.startsWith(ThreadEvents.SUBJECT)
        ? rows.findByReference(subject.substring(ThreadEvents.SUBJECT.length())).map(this::thread)
        : Optional.empty();
  }

  /** The thread of a call; one that its reader took back is none. */
  Optional<FeedbackThread> findOf(UUID booking) {
    return rows.findOfCall(booking).map(this::thread);
  }

  /** The thread that a reader's link stands for, see {@link FeedbackThread#linkId}. */
  public Optional<FeedbackThread> findByLink(UUID link) {
    return rows.opened(link).flatMap(rows::find).map(this::thread);
  }

  /** Takes the address of a call's reader over to its thread, in the caller's transaction. */
  @Transactional(propagation = Propagation.MANDATORY)
  void readdress(UUID booking) {
    rows.readdress(booking);
  }

  /** A thread and the call whose question it is. */
  @Introspected
  record OfCall(UUID id, UUID bookingId) {}

  List<OfCall> listOf(List<UUID> bookings) {
    return rows.ofCalls(written(bookings));
  }

  /** The threads of these ids, in this order. */
  @ReadOnly
  public List<FeedbackThread> list(List<UUID> ids) {
    var found =
        threads(rows.list(written(ids))).stream()
            .collect(toMap(FeedbackThread::id, Function.identity()));
    return ids.stream().filter(found::containsKey).map(found::get).toList();
  }

  /** Adds a thread, if what is to be written before it was. */
  boolean add(FeedbackThread thread, BooleanSupplier before) {
    return transactions.executeWrite(
        transaction -> {
          boolean first = before.getAsBoolean();
          if (first) {
            add(thread);
          } else {
            transaction.setRollbackOnly();
          }
          return first;
        });
  }

  /** Adds a thread to the caller's transaction. */
  @Transactional(propagation = Propagation.MANDATORY)
  void add(FeedbackThread thread) {
    rows.insert(
        thread.id(),
        thread.reference(),
        thread.article(),
        thread.source().channel().wire(),
        thread.kind().wire(),
        thread.state().status().wire(),
        thread.flagReason(),
        thread.body(),
        thread.source().prompt(),
        passages.written(thread.passage()),
        thread.reader().name(),
        thread.reader().email(),
        thread.reader().email() == null ? null : FoldedEmail.of(thread.reader().email()),
        thread.reader().locale(),
        thread.reader().consentedAt(),
        consent(thread),
        thread.publication().agreed(),
        thread.publication().named(),
        text(thread.source().surveyResponse()),
        thread.createdAt());
    events.created(thread);
  }

  private @Nullable String consent(FeedbackThread thread) {
    var reader = thread.reader();
    if (reader.consentedAt() == null) {
      return null;
    }
    var covered =
        Stream.of(
                reader.name() == null ? "" : "name",
                reader.email() == null ? "" : "email",
                thread.publication().agreed() ? "publication" : "",
                thread.publication().named() ? "publication of the name" : "")
            .filter(each -> !each.isEmpty())
            .toList();
    return consents.given("comment", covered, reader.locale());
  }

  /** Adds the question of a call that is being booked, to the booking's transaction. */
  @Transactional(propagation = Propagation.MANDATORY)
  void addQuestionOf(UUID booking, UUID id, String reference) {
    if (rows.insertOfCall(id, reference, booking, null, null) == 1) {
      events.created(get(id));
    }
  }

  /** Opens the thread of a call without a question, by what its reader writes later. */
  @Transactional(propagation = Propagation.MANDATORY)
  void addMessageOf(UUID booking, UUID id, String reference, String body, Instant now) {
    if (rows.insertOfCall(id, reference, booking, body, now) == 1) {
      events.created(get(id));
    }
  }

  /**
   * Applies a change under optimistic locking, and decides it again on the new state after a lost
   * update.
   */
  public FeedbackThread change(UUID id, UnaryOperator<FeedbackThread> decision) {
    while (true) {
      var before = get(id);
      var after = decision.apply(before);
      if (after.state().sequence() == before.state().sequence() || save(before, after)) {
        return after;
      }
    }
  }

  private boolean save(FeedbackThread before, FeedbackThread after) {
    return transactions.executeWrite(
        transaction -> {
          if (written(before, after) == 0) {
            return false;
          }
          events.changed(before, after);
          audit.changed(before, after);
          return true;
        });
  }

  private int written(FeedbackThread before, FeedbackThread after) {
    var state = after.state();
    if (state.isWithdrawn()) {
      // The thread's row first, so that a lost update has not touched its replies.
      int withdrawn = rows.withdraw(after.id(), state.sequence(), state.changedAt());
      if (withdrawn == 1) {
        replies.forget(after.id());
      }
      return withdrawn;
    }
    var added = after.replies().subList(before.replies().size(), after.replies().size());
    int changed =
        rows.change(
            after.id(),
            state.sequence(),
            state.status().wire(),
            after.flagReason(),
            state.changedAt(),
            state.firstAnsweredAt(),
            state.closedAt(),
            after.topic(),
            after.assignee() == null ? null : after.assignee().id().toString(),
            after.publication().agreed(),
            after.publication().named(),
            after.isPublic() ? state.changedAt() : null,
            added.stream().map(Reply::body).collect(Collectors.joining(" ")));
    if (changed == 1) {
      added.forEach(reply -> add(after.id(), reply));
    }
    return changed;
  }

  private void add(UUID thread, Reply reply) {
    replies.insert(
        reply.id(),
        thread,
        reply.author().wire(),
        text(reply.staff()),
        reply.body(),
        reply.forAll(),
        reply.createdAt());
  }

  private FeedbackThread thread(ThreadRow row) {
    return thread(row, repliesOf(List.of(row)));
  }

  private List<FeedbackThread> threads(List<ThreadRow> found) {
    var written = repliesOf(found);
    return found.stream().map(row -> thread(row, written)).toList();
  }

  private Map<UUID, List<Reply>> repliesOf(List<ThreadRow> found) {
    return found.isEmpty()
        ? Map.of()
        : replies.of(written(found.stream().map(ThreadRow::id).toList())).stream()
            .collect(
                groupingBy(
                    ReplyRepository.Row::queryId,
                    mapping(ReplyRepository.Row::reply, Collectors.toList())));
  }

  private FeedbackThread thread(ThreadRow row, Map<UUID, List<Reply>> written) {
    return new FeedbackThread(
        row.id(),
        row.reference(),
        row.article(),
        source(row),
        Kind.of(row.kind()),
        new ThreadStatus(
            ThreadStatus.Status.of(row.status()),
            row.sequence(),
            row.changedAt(),
            row.firstAnsweredAt(),
            row.closedAt()),
        row.flagReason(),
        row.body(),
        passages.read(row.passage()),
        row.topic(),
        row.assigneeId() == null || row.assigneeEmail() == null
            ? null
            : new FeedbackThread.Assignee(row.assigneeId(), row.assigneeEmail()),
        new FeedbackThread.Person(
            row.readerName(), row.readerEmail(), row.readerLocale(), row.consentedAt()),
        new FeedbackThread.Publication(row.publishable(), row.named()),
        row.createdAt(),
        written.getOrDefault(row.id(), List.of()));
  }

  private static FeedbackThread.Source source(ThreadRow row) {
    return new FeedbackThread.Source(
        ThreadChannel.valueOf(row.channel().toUpperCase(Locale.ROOT)),
        row.bookingId() == null || row.bookingReference() == null || row.hostId() == null
            ? null
            : new FeedbackThread.Call(
                row.bookingId(), row.bookingReference(), row.hostId(), row.bookingLinkId()),
        row.surveyResponseId(),
        row.prompt());
  }

  private static String[] written(List<UUID> ids) {
    return ids.stream().map(UUID::toString).toArray(String[]::new);
  }

  private static @Nullable String text(@Nullable UUID id) {
    return id == null ? null : id.toString();
  }
}
