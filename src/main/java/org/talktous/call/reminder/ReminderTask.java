package org.talktous.call.reminder;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import org.talktous.call.booking.CallReminder;

/**
 * The kind of task that sends a reminder, once: it is gone with the transaction that sends it, and
 * leaves db-scheduler nothing to do when it has run.
 */
@Singleton
class ReminderTask {
  static final String NAME = "reminder";

  private static final Duration BEFORE_THE_NEXT_TRY = Duration.ofSeconds(5);
  private static final CompletionHandler<Void> ALREADY_GONE = (complete, operations) -> {};

  private final CustomTask<Void> task;

  ReminderTask(Together together) {
    this.task =
        Tasks.custom(NAME, Void.class)
            // Each time waits half as long again.
            .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(BEFORE_THE_NEXT_TRY))
            .execute(
                (instance, context) -> {
                  together.send(TaskName.read(instance.getId()));
                  return ALREADY_GONE;
                });
  }

  CustomTask<Void> task() {
    return task;
  }

  SchedulableInstance<Void> at(Instant due, CallReminder reminder) {
    return SchedulableInstance.of(task.instance(TaskName.of(reminder)), due);
  }
}
