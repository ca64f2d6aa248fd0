package org.talktous.reminder;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A reminder of a call as it stands with one sequence.
 *
 * @param lead how long before the call
 */
record Reminder(UUID booking, int sequence, Duration lead) {
  private static final String SEPARATOR = "/";

  /** Its name among the tasks. */
  String task() {
    return String.join(SEPARATOR, booking.toString(), Integer.toString(sequence), lead.toString());
  }

  static Reminder of(String task) {
    var parts = task.split(SEPARATOR, -1);
    return new Reminder(
        UUID.fromString(parts[0]), Integer.parseInt(parts[1]), Duration.parse(parts[2]));
  }

  Instant dueBefore(Instant call) {
    return call.minus(lead);
  }
}
