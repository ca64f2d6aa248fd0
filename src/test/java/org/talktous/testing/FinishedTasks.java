package org.talktous.testing;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import jakarta.inject.Singleton;
import java.sql.Timestamp;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Lets tests wait for tasks that the scheduler has done with. */
@Singleton
public class FinishedTasks extends AbstractSchedulerListener {
  private final Semaphore finished = new Semaphore(0);

  @Override
  public void onExecutionComplete(ExecutionComplete complete) {
    finished.release();
  }

  /** Runs the tasks of a name that are due, and waits until none is left. */
  public static void runAll(TalkToUs talk, String name) {
    var due = "select count(*) from scheduled_tasks where task_name = ? and execution_time <= ?";
    while (talk.sql().count(due, name, Timestamp.from(talk.clock().instant())) > 0) {
      talk.bean(Scheduler.class).triggerCheckForDueExecutions();
      talk.bean(FinishedTasks.class).awaitOne();
    }
  }

  public void awaitOne() {
    try {
      if (!finished.tryAcquire(20, TimeUnit.SECONDS)) {
        throw new AssertionError("no task was run");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
