package org.talktous.base.schedule;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.ExecutorServiceMetrics;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.talktous.web.problem.Unavailable;

/**
 * Runs what computes for long: requests are answered on virtual threads, of which only as many run
 * at once as there are processors, and one that computes lets none of the others in. These are few
 * platform threads, among which the system shares the processors. Not to be called in a
 * transaction, whose connection would wait with it.
 */
@Singleton
public class ComputePool {
  private static final int THREADS = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
  private static final int QUEUE = 32;

  private final ExecutorService threads =
      new ThreadPoolExecutor(
          THREADS,
          THREADS,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(QUEUE),
          Thread.ofPlatform().daemon().name("compute-", 1).factory());

  ComputePool(MeterRegistry meters) {
    ExecutorServiceMetrics.monitor(meters, threads, "compute");
  }

  /** Waits for a turn and the result; refuses when too many wait already. */
  public <T> T run(Supplier<T> work) {
    try {
      return CompletableFuture.supplyAsync(work, threads).join();
    } catch (RejectedExecutionException full) {
      throw new Unavailable();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw failed;
    }
  }

  @PreDestroy
  void stop() {
    threads.shutdown();
  }
}
