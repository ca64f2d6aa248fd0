package org.talktous.reminder;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;

/** The kind of task that sends a reminder; the name of each tells all there is to know of it. */
@Singleton
class ReminderTask {
  static final String NAME = "reminder";

  private static final Duration BEFORE_THE_NEXT_TRY = Duration.ofSeconds(5);

  private final OneTimeTask<Void> task;

  ReminderTask(SendReminder sending) {
    this.task =
        Tasks.oneTime(NAME)
            // Each time waits half as long again.
            .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(BEFORE_THE_NEXT_TRY))
            .execute((instance, context) -> sending.send(Reminder.of(instance.getId())));
  }

  OneTimeTask<Void> task() {
    return task;
  }

  SchedulableInstance<Void> at(Instant due, Reminder reminder) {
    return SchedulableInstance.of(task.instance(reminder.task()), due);
  }
}
