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
import org.jspecify.annotations.Nullable;
import org.talktous.article.PassageJson;
import org.talktous.web.problem.NotFound;

/** All reader queries, each change written with its event and its record, or not at all. */
@Singleton
public class ReaderQueries {
  private final ReaderQueryRepository rows;
  private final ReplyRepository replies;
  private final QueryEvents events;
  private final QueryAudit audit;
  private final TransactionOperations<Connection> transactions;
  private final PassageJson passages;

  ReaderQueries(
      ReaderQueryRepository rows,
      ReplyRepository replies,
      QueryEvents events,
      QueryAudit audit,
      TransactionOperations<Connection> transactions,
      PassageJson passages) {
    this.rows = rows;
    this.replies = replies;
    this.events = events;
    this.audit = audit;
    this.transactions = transactions;
    this.passages = passages;
  }

  public ReaderQuery get(UUID id) {
    return rows.find(id)
        .map(row -> query(row, repliesOf(List.of(row))))
        .orElseThrow(() -> new NotFound("comment"));
  }

  /** The query that is the question of a call. */
  Optional<ReaderQuery> findOf(UUID booking) {
    return rows.findOfCall(booking).map(row -> query(row, repliesOf(List.of(row))));
  }

  /** A query and the call whose question it is. */
  @Introspected
  record OfCall(UUID id, UUID bookingId) {}

  List<OfCall> listOf(List<UUID> bookings) {
    return rows.ofCalls(written(bookings));
  }

  /** The queries of these ids, in this order. */
  @ReadOnly
  public List<ReaderQuery> list(List<UUID> ids) {
    var found =
        queries(rows.list(written(ids))).stream()
            .collect(toMap(ReaderQuery::id, Function.identity()));
    return ids.stream().filter(found::containsKey).map(found::get).toList();
  }

  /** Adds a query, if what is to be written before it was. */
  boolean add(ReaderQuery query, BooleanSupplier before) {
    return transactions.executeWrite(
        transaction -> {
          boolean first = before.getAsBoolean();
          if (first) {
            add(query);
          } else {
            transaction.setRollbackOnly();
          }
          return first;
        });
  }

  /** Adds a query to the caller's transaction. */
  @Transactional(propagation = Propagation.MANDATORY)
  void add(ReaderQuery query) {
    rows.insert(
        query.id(),
        query.reference(),
        query.article(),
        query.source().channel().wire(),
        query.kind().wire(),
        query.standing().status().wire(),
        query.heldBecause(),
        query.body(),
        query.source().prompt(),
        passages.written(query.passage()),
        query.reader().name(),
        query.reader().email(),
        query.reader().locale(),
        query.reader().consentedAt(),
        query.publication().agreed(),
        query.publication().named(),
        text(query.source().surveyResponse()),
        query.createdAt());
    events.created(query);
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
  public ReaderQuery change(UUID id, UnaryOperator<ReaderQuery> decision) {
    while (true) {
      var before = get(id);
      var after = decision.apply(before);
      if (after.standing().sequence() == before.standing().sequence() || save(before, after)) {
        return after;
      }
    }
  }

  private boolean save(ReaderQuery before, ReaderQuery after) {
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

  private int written(ReaderQuery before, ReaderQuery after) {
    var standing = after.standing();
    if (standing.isWithdrawn()) {
      // The query's row first, so that a lost update has not touched its replies.
      int withdrawn = rows.withdraw(after.id(), standing.sequence(), standing.changedAt());
      if (withdrawn == 1) {
        replies.forget(after.id());
      }
      return withdrawn;
    }
    var added = after.replies().subList(before.replies().size(), after.replies().size());
    int changed =
        rows.change(
            after.id(),
            standing.sequence(),
            standing.status().wire(),
            after.heldBecause(),
            standing.changedAt(),
            standing.firstAnsweredAt(),
            standing.closedAt(),
            after.topic(),
            after.assignee() == null ? null : after.assignee().id().toString(),
            after.publication().agreed(),
            after.publication().named(),
            after.isPublic() ? standing.changedAt() : null,
            added.stream().map(Reply::body).collect(Collectors.joining(" ")));
    if (changed == 1) {
      added.forEach(reply -> add(after.id(), reply));
    }
    return changed;
  }

  private void add(UUID query, Reply reply) {
    replies.insert(
        reply.id(),
        query,
        reply.author().wire(),
        text(reply.staff()),
        reply.body(),
        reply.forAll(),
        reply.createdAt());
  }

  private List<ReaderQuery> queries(List<ReaderQueryRow> found) {
    var written = repliesOf(found);
    return found.stream().map(row -> query(row, written)).toList();
  }

  private Map<UUID, List<Reply>> repliesOf(List<ReaderQueryRow> found) {
    return found.isEmpty()
        ? Map.of()
        : replies.of(written(found.stream().map(ReaderQueryRow::id).toList())).stream()
            .collect(groupingBy(ReplyRow::queryId, mapping(ReplyRow::reply, Collectors.toList())));
  }

  private ReaderQuery query(ReaderQueryRow row, Map<UUID, List<Reply>> written) {
    return new ReaderQuery(
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
        row.heldBecause(),
        row.body(),
        passages.read(row.passage()),
        row.topic(),
        row.assigneeId() == null || row.assigneeEmail() == null
            ? null
            : new ReaderQuery.Assignee(row.assigneeId(), row.assigneeEmail()),
        new ReaderQuery.Person(
            row.readerName(), row.readerEmail(), row.readerLocale(), row.consentedAt()),
        new ReaderQuery.Publication(row.publishable(), row.named()),
        row.createdAt(),
        written.getOrDefault(row.id(), List.of()));
  }

  private static ReaderQuery.Source source(ReaderQueryRow row) {
    return new ReaderQuery.Source(
        ThreadChannel.valueOf(row.channel().toUpperCase(Locale.ROOT)),
        row.bookingId() == null || row.bookingReference() == null || row.hostId() == null
            ? null
            : new ReaderQuery.Call(row.bookingId(), row.bookingReference(), row.hostId()),
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
