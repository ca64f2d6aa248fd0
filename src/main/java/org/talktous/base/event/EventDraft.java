package org.talktous.base.event;

import java.time.Instant;
import java.util.Map;

/** An event that is to be appended to the log; see {@link DomainEvent} for what it holds. */
public record EventDraft(
    String type, String subject, int sequence, Instant occurredAt, Map<String, Object> data) {}
