package org.talktous.testing;

import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import jakarta.inject.Singleton;
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
