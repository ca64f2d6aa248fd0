package org.talktous.call.calendar;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a host's import stands. */
@MappedEntity
record ImportState(
    @Id UUID id,
    String url,
    @Nullable Instant importedAt,
    @Nullable String warning,
    @Nullable Instant warningSince) {}
