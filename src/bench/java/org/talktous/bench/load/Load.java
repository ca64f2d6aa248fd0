package org.talktous.bench.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/**
 * A closed loop: so many clients, each with a connection of its own, each sending its next request
 * as soon as it has its answer.
 */
record Load(Service service, Postgres postgres, int connections) {

  /** Where the next request comes from; every client asks, until there is none. */
  @FunctionalInterface
  interface Source {
    byte @org.jspecify.annotations.Nullable [] next();
  }

  Figures drive(int expected, int seconds, Source source)
      throws InterruptedException, ExecutionException {
    long until = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    var clients = new ArrayList<Callable<Client>>();
    for (int i = 0; i < connections; i++) {
      clients.add(() -> new Client(service.port(), expected, source).loop(until));
    }
    long started = System.nanoTime();
    var service = service().cpu();
    var database = postgres.cpu();
    var own = cpu();
    List<Client> done;
    try (var threads = Executors.newFixedThreadPool(connections)) {
      done = threads.invokeAll(clients).stream().map(Future::resultNow).toList();
    }
    if (seconds > 0 && done.stream().allMatch(each -> each.answers == 0)) {
      throw new IllegalStateException("no answer in " + seconds + " s");
    }
    return new Figures(
        done.stream().flatMapToLong(Client::latencies).sorted().toArray(),
        done.stream().mapToLong(each -> each.errors).sum(),
        Duration.ofNanos(System.nanoTime() - started),
        service().cpu().minus(service),
        postgres.cpu().minus(database),
        cpu().minus(own));
  }

  private static Duration cpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private static final class Client {
    private final int port;
    private final int expected;
    private final Source source;
    private long[] latencies = new long[1 << 12];
    private int answers;
    private long errors;

    Client(int port, int expected, Source source) {
      this.port = port;
      this.expected = expected;
      this.source = source;
    }

    Client loop(long until) throws IOException {
      try (var connection = new HttpConnection(port)) {
        while (System.nanoTime() < until) {
          var request = source.next();
          if (request == null) {
            break;
          }
          long sent = System.nanoTime();
          int status = connection.send(request).status();
          took(System.nanoTime() - sent);
          errors += status == expected ? 0 : 1;
        }
      }
      return this;
    }

    private void took(long nanos) {
      if (answers == latencies.length) {
        latencies = Arrays.copyOf(latencies, 2 * answers);
      }
      latencies[answers++] = nanos;
    }

    LongStream latencies() {
      return Arrays.stream(latencies, 0, answers);
    }
  }
}
