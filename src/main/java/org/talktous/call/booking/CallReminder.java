package org.talktous.call.booking;

import java.time.Duration;
import java.util.UUID;

/**
 * A reminder of a call as it stands with one sequence.
 *
 * @param lead how long before the call
 */
public record CallReminder(UUID call, int sequence, Duration lead) {}
