package org.talktous.call.reminder;

import java.time.Duration;
import java.util.UUID;
import org.talktous.call.booking.CallReminder;

/** What a reminder's task is called: all there is to know of it. */
final class TaskName {
  private static final String SEPARATOR = "/";

  private TaskName() {}

  static String of(CallReminder reminder) {
    return String.join(
        SEPARATOR,
        reminder.call().toString(),
        Integer.toString(reminder.sequence()),
        reminder.lead().toString());
  }

  static CallReminder read(String name) {
    var parts = name.split(SEPARATOR, -1);
    return new CallReminder(
        UUID.fromString(parts[0]), Integer.parseInt(parts[1]), Duration.parse(parts[2]));
  }
}
