package org.talktous.desk.audit;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One change that staff made; before and after are JSON. */
@MappedEntity("audit")
record AuditEntry(
    @Id long id,
    Instant at,
    UUID staffId,
    String action,
    String subject,
    @Nullable String before,
    @Nullable String after) {}
