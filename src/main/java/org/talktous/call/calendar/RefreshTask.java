package org.talktous.call.calendar;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteReschedule;
import com.github.kagkarlsson.scheduler.task.FailureHandler.OnFailureRetryLater;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/** The task that refreshes an import every ten minutes for as long as there is one. */
@Factory
class RefreshTask {
  static final Duration INTERVAL = Duration.ofMinutes(10);

  private static final TaskDescriptor<Void> NAME = TaskDescriptor.of("calendar-refresh");

  private final SchedulerClient tasks;
  private final Clock clock;

  RefreshTask(SchedulerClient tasks, Clock clock) {
    this.tasks = tasks;
    this.clock = clock;
  }

  /** Plans the first refresh in the transaction that sets the import. */
  void plan(UUID id) {
    tasks.schedule(NAME.instance(id.toString()).scheduledTo(clock.instant().plus(INTERVAL)));
  }

  @Singleton
  CustomTask<Void> task(Imports imports) {
    var again = new OnCompleteReschedule<Void>(FixedDelay.of(INTERVAL));
    CompletionHandler<Void> end = new OnCompleteRemove<>();
    return Tasks.custom(NAME)
        .onFailure(new OnFailureRetryLater<>(INTERVAL))
        .execute(
            (instance, context) ->
                imports.refresh(UUID.fromString(instance.getId())) ? again : end);
  }
}
