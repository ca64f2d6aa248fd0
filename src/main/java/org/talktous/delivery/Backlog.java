package org.talktous.delivery;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How many deliveries of a channel are in a state.
 *
 * @param oldest when the oldest of those that wait was written
 */
@Introspected
record Backlog(String channel, String state, long count, @Nullable Instant oldest) {}
