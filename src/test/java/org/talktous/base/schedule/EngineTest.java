package org.talktous.base.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineTest {
  private static <E extends Throwable> void sneak(Throwable thrown) throws E {
    @SuppressWarnings("unchecked")
    var any = (E) thrown;
    throw any;
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        IllegalStateException.class,
        StackOverflowError.class,
        OutOfMemoryError.class,
        NoClassDefFoundError.class,
        InterruptedException.class
      })
  void whateverBreaksATurnTheNextOneComes(Class<? extends Throwable> thrown) throws Exception {
    var breaking = thrown.getDeclaredConstructor().newInstance();
    var turns = new AtomicInteger();
    var second = new CountDownLatch(1);

    var engine =
        Engine.start(
            new Worker("test", Duration.ZERO, ended -> {}),
            () -> {
              if (turns.getAndIncrement() == 0) {
                EngineTest.<RuntimeException>sneak(breaking);
              }
              second.countDown();
              new CountDownLatch(1).await();
            });

    assertThat(second.await(20, TimeUnit.SECONDS)).isTrue();
    engine.stop();
  }
}
