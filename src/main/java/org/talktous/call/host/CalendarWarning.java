package org.talktous.call.host;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import java.util.UUID;

/** What is wrong with the outside calendar of a host, and since when. */
@Introspected
record CalendarWarning(UUID host, String reason, Instant since) {}
