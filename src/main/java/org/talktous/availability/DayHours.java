package org.talktous.availability;

import io.micronaut.core.annotation.Introspected;
import java.util.UUID;

/** The windows of one weekday (1 is Monday), starts and ends in turn. */
@Introspected
@SuppressWarnings("ArrayRecordComponent") // never compared
record DayHours(UUID hostId, int day, Short[] windows) {}
