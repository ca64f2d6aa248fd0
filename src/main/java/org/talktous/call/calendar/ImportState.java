package org.talktous.call.calendar;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a host's import stands.
 *
 * @param number among the host's: 0 is the first
 * @param protectedByPassword whether a name and a password are kept for its address
 * @param remarks JSON: the first of {@code leftOut} remarks on what of it could not be followed
 */
@MappedEntity
record ImportState(
    @Id UUID id,
    int number,
    String url,
    @Nullable Instant importedAt,
    @Nullable String warning,
    @Nullable Instant warningSince,
    boolean allDay,
    boolean unanswered,
    boolean tentative,
    boolean buffer,
    boolean protectedByPassword,
    String remarks,
    int leftOut,
    @Nullable Instant leftOutSince) {}
