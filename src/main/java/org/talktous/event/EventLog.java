package org.talktous.event;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.json.JsonMapper;
import io.micronaut.transaction.TransactionDefinition.Propagation;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;

/** The append-only log of domain events. */
@Singleton
public class EventLog {
  private static final NoArgGenerator IDS = Generators.timeBasedEpochGenerator();

  private final EventRepository events;
  private final ApplicationEventPublisher<DomainEvent> listeners;
  private final JsonMapper json;

  EventLog(
      EventRepository events, ApplicationEventPublisher<DomainEvent> listeners, JsonMapper json) {
    this.events = events;
    this.listeners = listeners;
    this.json = json;
  }

  /** Appends an event to the caller's transaction and tells the listeners, who join it. */
  @Transactional(propagation = Propagation.MANDATORY)
  public DomainEvent append(
      String type, String subject, int sequence, Instant at, Map<String, Object> data) {
    var event = new DomainEvent(IDS.generate(), type, subject, sequence, at, data);
    events.append(event.id(), type, subject, sequence, at, written(event.data()));
    listeners.publishEvent(event);
    return event;
  }

  private String written(Map<String, Object> data) {
    try {
      return json.writeValueAsString(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
