package org.talktous.base.schedule;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.ExecutorServiceMetrics;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import jakarta.inject.Named;
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
 * Runs CPU-bound work on a bounded pool of platform threads: on virtual threads, which answer
 * requests, it would occupy their carriers. Not to be called in a transaction, whose connection
 * would wait with it.
 */
public final class ComputePool {
  /** The name of the pool for what takes seconds. */
  public static final String LONG = "long";

  private static final int HALF = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
  private static final int QUEUE = 32;

  private final ExecutorService threads;

  /**
   * @param name of its threads and in the metrics of executors
   * @param size how many compute at once
   * @param queue how many wait for their turn; more are refused
   */
  public ComputePool(MeterRegistry meters, String name, int size, int queue) {
    this.threads =
        new ThreadPoolExecutor(
            size,
            size,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(queue),
            Thread.ofPlatform().daemon().name(name + "-", 1).factory());
    ExecutorServiceMetrics.monitor(meters, threads, name);
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

  /** Ends its threads when they have done what waits. */
  public void stop() {
    threads.shutdown();
  }

  /** The pools that rooms share. */
  @Factory
  static class Shared {
    /** For what takes tenths of a second and a person waits for, such as a password's hash. */
    @Primary
    @Singleton
    @Bean(preDestroy = "stop")
    ComputePool brief(MeterRegistry meters) {
      return new ComputePool(meters, "compute", HALF, QUEUE);
    }

    /** For what takes seconds, such as an outside calendar: what is brief does not wait for it. */
    @Singleton
    @Named(LONG)
    @Bean(preDestroy = "stop")
    ComputePool lasting(MeterRegistry meters) {
      return new ComputePool(meters, "compute-long", HALF, QUEUE);
    }
  }
}
