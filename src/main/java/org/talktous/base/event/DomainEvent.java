package org.talktous.base.event;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A domain event, immutable. Type, subject, time and data are those of CloudEvents 1.0; the id is a
 * UUID v7, so ids sort by time. Data holds no reader's name or address: receivers who may have them
 * read the subject.
 *
 * @param sequence how often the subject had changed by then
 */
public record DomainEvent(
    UUID id,
    String type,
    String subject,
    int sequence,
    Instant occurredAt,
    Map<String, Object> data) {

  public DomainEvent {
    data = Map.copyOf(data);
  }
}
