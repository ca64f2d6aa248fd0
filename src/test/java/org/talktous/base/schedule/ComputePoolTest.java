package org.talktous.base.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.talktous.testing.Fields;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;
import org.talktous.web.problem.Unavailable;

/** Long computation, and those who want something else meanwhile. */
@ServiceTest
class ComputePoolTest {
  private static final int CALLERS = 100;
  private static final Fields ADMIN =
      Fields.NONE.with("email", TalkToUs.ADMIN).with("password", TalkToUs.PASSWORD);

  private final TalkToUs talk = TalkToUs.with(Map.of("talk.calls.daily-cap", "6"));
  private final ComputePool pool = talk.bean(ComputePool.class);

  @Test
  void itComputesOnPlatformThreadsAndHandsOnWhatFails() {
    assertThat(pool.run(() -> Thread.currentThread().isVirtual())).isFalse();
    assertThatThrownBy(
            () ->
                pool.run(
                    () -> {
                      throw new IllegalStateException("as thrown");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("as thrown");
  }

  @Test
  void whenTooMuchWaitsFurtherWorkIsRefusedAndAllElseIsAnswered() throws Exception {
    var release = new CountDownLatch(1);
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var given = new ExecutorCompletionService<Boolean>(callers);
      for (int i = 0; i < CALLERS; i++) {
        given.submit(() -> pool.run(() -> await(release)));
      }
      assertThat(given.take().exceptionNow()).isInstanceOf(Unavailable.class);

      var refused = talk.api().post("/api/v1/sessions", ADMIN).with(503);
      assertThat(refused.header("Retry-After")).isEqualTo("5");
      talk.api().get("/health").with(200);
      talk.api().get("/").with(200);

      release.countDown();
    }
    talk.signIn(TalkToUs.ADMIN, TalkToUs.PASSWORD);
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(60, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
