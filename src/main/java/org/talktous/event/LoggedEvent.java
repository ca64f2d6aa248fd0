package org.talktous.event;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** A row of the event log, its data as JSON text. */
@MappedEntity("event")
record LoggedEvent(
    @Id UUID id, String type, String subject, int sequence, Instant occurredAt, String data) {}
