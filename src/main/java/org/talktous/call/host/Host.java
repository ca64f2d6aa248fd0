package org.talktous.call.host;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who takes calls.
 *
 * @param zone the IANA time zone in which their hours are read
 * @param joinUrl where their calls take place
 * @param active whether they take new calls
 */
@MappedEntity
record Host(
    @Id UUID id,
    String name,
    String email,
    String zone,
    @Nullable String joinUrl,
    boolean active,
    Instant createdAt) {}
