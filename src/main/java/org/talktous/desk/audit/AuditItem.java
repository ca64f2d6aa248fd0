package org.talktous.desk.audit;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change, with what its author is called; before and after are JSON.
 *
 * @param staffEmail missing once the account is gone
 */
@Introspected
record AuditItem(
    long id,
    Instant at,
    UUID staffId,
    @Nullable String staffEmail,
    String action,
    String subject,
    @Nullable String before,
    @Nullable String after) {}
