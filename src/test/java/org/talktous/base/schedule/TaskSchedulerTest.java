package org.talktous.base.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.talktous.testing.FinishedTasks;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;
import org.talktous.testing.TestDatabase;

/** What is timed is a task in one table, which replicas share. */
@ServiceTest
class TaskSchedulerTest {
  private static final Map<String, String> SETTINGS =
      Map.of(
          "talk.agenda-check", "FIXED_DELAY|60s",
          "talk.digest-check", "FIXED_DELAY|60s",
          "talk.report-refresh", "FIXED_DELAY|60s",
          "talk.waitlist-check", "FIXED_DELAY|60s",
          "talk.worker-limit", "PT0S",
          "test.hanging-task", "on");

  @SuppressWarnings("NullAway.Init")
  private static TalkToUs talk;

  @BeforeAll
  static void start() {
    talk = TalkToUs.on(TestDatabase.fresh("tasks"), SETTINGS);
  }

  @AfterAll
  static void stop() {
    talk.stop();
  }

  @Test
  void whatRecursIsPlannedOnceHoweverManyReplicasStartAndIsRun() {
    while (talk.sql().count("select count(*) from scheduled_tasks where last_success is null")
        > 0) {
      talk.bean(FinishedTasks.class).awaitOne();
    }
    var replica = talk.replica(SETTINGS);
    try {
      assertThat(recurring())
          .containsExactly("agenda", "digest", "idempotency", "report-refresh", "waitlist");
    } finally {
      replica.stop();
    }
  }

  private static List<Object> recurring() {
    return talk
        .sql()
        .rows("select task_name from scheduled_tasks where task_name <> 'hanging' order by 1")
        .stream()
        .map(row -> row.get("task_name"))
        .toList();
  }

  @Test
  void aTaskThatHangsIsSeenAsLongAsItDoes() throws InterruptedException {
    var workers = talk.bean(Workers.class);
    var hanging = talk.bean(Hanging.class);
    var scheduler = talk.bean(Scheduler.class);
    scheduler.schedule(hanging.task.instance("1"), talk.clock().instant());
    scheduler.triggerCheckForDueExecutions();
    assertThat(hanging.began.await(20, TimeUnit.SECONDS)).isTrue();

    assertThat(workers.stalled()).contains("hanging");
    hanging.goOn.countDown();
    while (talk.sql().count("select count(*) from scheduled_tasks where task_name = 'hanging'")
        > 0) {
      talk.bean(FinishedTasks.class).awaitOne();
    }
    assertThat(workers.stalled()).doesNotContain("hanging");
  }

  /** A task that ends when it is told to. */
  @Factory
  @Requires(property = "test.hanging-task")
  static class Hanging {
    private final CountDownLatch began = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final OneTimeTask<Void> task =
        Tasks.oneTime("hanging")
            .execute(
                (instance, context) -> {
                  began.countDown();
                  await(goOn);
                });

    @Singleton
    OneTimeTask<Void> task() {
      return task;
    }

    private static void await(CountDownLatch latch) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
