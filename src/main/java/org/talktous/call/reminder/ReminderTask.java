package org.talktous.call.reminder;

import com.github.kagkarlsson.scheduler.task.FailureHandler.ExponentialBackoffFailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;
import org.talktous.call.booking.CallReminder;

/**
 * The task that sends a reminder: one for each call, sequence and lead time, which its id names.
 */
@Factory
class ReminderTask {
  private static final TaskDescriptor<Void> NAME = TaskDescriptor.of("reminder");
  private static final String SEPARATOR = "/";
  // Each time waits half as long again.
  private static final Duration BEFORE_THE_NEXT_TRY = Duration.ofSeconds(5);

  @Singleton
  OneTimeTask<Void> task(SendReminders sending, Lateness lateness) {
    return Tasks.oneTime(NAME)
        .onFailure(new ExponentialBackoffFailureHandler<>(BEFORE_THE_NEXT_TRY))
        .execute(
            (instance, context) ->
                sending.send(reminder(instance.getId())).ifPresent(lateness::record));
  }

  static TaskInstance<Void> of(CallReminder reminder) {
    return NAME.instance(
            String.join(
                SEPARATOR,
                reminder.call().toString(),
                Integer.toString(reminder.sequence()),
                reminder.lead().toString()))
        .build();
  }

  private static CallReminder reminder(String id) {
    var parts = id.split(SEPARATOR, -1);
    return new CallReminder(
        UUID.fromString(parts[0]), Integer.parseInt(parts[1]), Duration.parse(parts[2]));
  }
}
