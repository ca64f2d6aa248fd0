package org.talktous.base.event;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * Something that happened, told once and never changed. Type, subject, time and data are those of
 * CloudEvents 1.0; the id is a UUID of version 7, so ids sort by time. Data holds no reader's name
 * or address: who may know them asks for the subject.
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
