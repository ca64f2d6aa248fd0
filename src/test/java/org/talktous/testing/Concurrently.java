package org.talktous.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Runs things on threads that all start at one moment. */
public final class Concurrently {
  private static final int TIMEOUT_SECONDS = 120;

  private Concurrently() {}

  /** What each of so many threads has found, in the order of their numbers, from 0. */
  public static <T> List<T> run(int threads, IntFunction<T> work) {
    var ready = new CountDownLatch(threads);
    var go = new CountDownLatch(1);
    try (var pool = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
      var running =
          IntStream.range(0, threads)
              .mapToObj(
                  i ->
                      pool.submit(
                          () -> {
                            ready.countDown();
                            go.await();
                            return work.apply(i);
                          }))
              .toList();
      ready.await();
      go.countDown();
      var found = new ArrayList<T>();
      for (Future<T> each : running) {
        found.add(each.get(TIMEOUT_SECONDS, TimeUnit.SECONDS));
      }
      return found;
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    } catch (TimeoutException e) {
      throw new AssertionError("not done in " + TIMEOUT_SECONDS + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
