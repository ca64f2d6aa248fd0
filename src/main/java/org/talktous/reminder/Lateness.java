package org.talktous.reminder;

import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Measures how long after their time reminders were sent. */
@Singleton
class Lateness extends AbstractSchedulerListener {
  private final Timer lateness;

  Lateness(MeterRegistry meters) {
    this.lateness =
        Timer.builder("talktous.reminder.lateness")
            .description("How long after its time a reminder was sent")
            .serviceLevelObjectives(
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                Duration.ofSeconds(15),
                Duration.ofMinutes(1),
                Duration.ofMinutes(5),
                Duration.ofHours(1))
            .register(meters);
  }

  @Override
  public void onExecutionComplete(ExecutionComplete complete) {
    if (complete.getResult() == ExecutionComplete.Result.OK) {
      lateness.record(
          Duration.between(complete.getExecution().executionTime, complete.getTimeDone()));
    }
  }
}
