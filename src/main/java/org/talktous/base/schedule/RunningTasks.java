package org.talktous.base.schedule;

import com.github.kagkarlsson.scheduler.event.ExecutionChain;
import com.github.kagkarlsson.scheduler.event.ExecutionInterceptor;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import jakarta.inject.Singleton;
import java.util.List;
import org.talktous.base.log.LogIds;

/**
 * Watches what the scheduler runs. An execution that hangs keeps its heartbeat, so no replica takes
 * it over: like any other worker that hangs, it makes this service one to be restarted.
 */
@Singleton
class RunningTasks implements ExecutionInterceptor {
  private final Workers workers;

  RunningTasks(Workers workers, List<Task<Void>> tasks) {
    this.workers = workers;
    tasks.forEach(each -> workers.show(each.getName()));
  }

  @Override
  public CompletionHandler<?> execute(
      TaskInstance<?> instance, ExecutionContext context, ExecutionChain chain) {
    var turn = workers.begin(instance.getTaskName());
    try (var _ = LogIds.with(LogIds.TASK, instance.getTaskName())) {
      return chain.proceed(instance, context);
    } finally {
      turn.end();
    }
  }
}
