package org.talktous.base.event;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.json.JsonMapper;
import io.micronaut.transaction.TransactionDefinition.Propagation;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The append-only log of domain events. */
@Singleton
public class EventLog {
  private static final NoArgGenerator IDS = Generators.timeBasedEpochGenerator();
  private static final String INSERT =
      """
      insert into event (id, type, subject, sequence, occurred_at, data)
      values (?, ?, ?, ?, ?, cast(? as jsonb))
      """;

  /** In bytes: receivers of webhooks may count on less than 20 kB, attributes included. */
  private static final int LONGEST = 16_000;

  private static final String LEFT_OUT = "leftOut";

  private final EventTypes types;
  private final JdbcOperations jdbc;
  private final ApplicationEventPublisher<DomainEvent> listeners;
  private final ApplicationEventPublisher<Appended> listenersToAll;
  private final JsonMapper json;

  EventLog(
      EventTypes types,
      JdbcOperations jdbc,
      ApplicationEventPublisher<DomainEvent> listeners,
      ApplicationEventPublisher<Appended> listenersToAll,
      JsonMapper json) {
    this.types = types;
    this.jdbc = jdbc;
    this.listeners = listeners;
    this.listenersToAll = listenersToAll;
    this.json = json;
  }

  /** Appends an event to the caller's transaction and tells the listeners, who join it. */
  @Transactional(propagation = Propagation.MANDATORY)
  public DomainEvent append(
      String type, String subject, int sequence, Instant at, Map<String, Object> data) {
    return appendAll(List.of(new EventDraft(type, subject, sequence, at, data))).getFirst();
  }

  /** Appends events together, and tells the listeners of each and of all. */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<DomainEvent> appendAll(List<EventDraft> drafts) {
    var written = drafts.stream().map(this::written).toList();
    var events = written.stream().map(Written::event).toList();
    if (events.isEmpty()) {
      return events;
    }
    jdbc.prepareStatement(INSERT, insert -> write(insert, written));
    events.forEach(listeners::publishEvent);
    listenersToAll.publishEvent(new Appended(events));
    return events;
  }

  /** An event with its data as JSON. */
  private record Written(DomainEvent event, String data) {}

  private Written written(EventDraft draft) {
    if (!types.isKnown(draft.type())) {
      throw new IllegalArgumentException("no such type of event: " + draft.type());
    }
    var data = draft.data();
    var json = written(data);
    while (json.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
      data = withoutLongest(data);
      json = written(data);
    }
    var event =
        new DomainEvent(
            IDS.generate(),
            draft.type(),
            draft.subject(),
            draft.sequence(),
            draft.occurredAt(),
            data);
    return new Written(event, json);
  }

  /** Members left out are named in {@code leftOut}; receivers read the subject instead. */
  private Map<String, Object> withoutLongest(Map<String, Object> data) {
    var longest =
        data.entrySet().stream()
            .max(Comparator.comparingInt(each -> written(Map.of("", each.getValue())).length()))
            .orElseThrow();
    var shorter = new LinkedHashMap<>(data);
    shorter.remove(longest.getKey());
    shorter.merge(LEFT_OUT, longest.getKey(), (some, more) -> some + "," + more);
    return shorter;
  }

  private static int[] write(PreparedStatement insert, List<Written> all) throws SQLException {
    for (var each : all) {
      var event = each.event();
      insert.setObject(1, event.id());
      insert.setString(2, event.type());
      insert.setString(3, event.subject());
      insert.setInt(4, event.sequence());
      insert.setTimestamp(5, Timestamp.from(event.occurredAt()));
      insert.setString(6, each.data());
      insert.addBatch();
    }
    return insert.executeBatch();
  }

  private String written(Map<String, Object> data) {
    try {
      return json.writeValueAsString(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
