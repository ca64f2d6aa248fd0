package org.talktous;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.talktous.testing.Answer;
import org.talktous.testing.Api;
import org.talktous.testing.Desk;
import org.talktous.testing.NeedsProgram;
import org.talktous.testing.Nginx;
import org.talktous.testing.ServiceProcess;
import org.talktous.testing.Sql;
import org.talktous.testing.TestDatabase;

/**
 * Two instances behind nginx, restarted one at a time while readers book. {@code max_fails=0} since
 * nginx would else leave out for ten seconds an instance that is back, while the other one stops.
 */
@NeedsProgram(value = "nginx", from = "nginx-light")
class RollingUpdateTest {
  private static final String ARTICLE = "rolling-article";
  private static final int CLIENTS = 4;
  private static final int REQUESTS = 1000;
  private static final int BOOKINGS_AMONG = 5;
  private static final long BETWEEN_TWO = TimeUnit.MILLISECONDS.toNanos(40);

  private final String database = TestDatabase.fresh("rolling");
  private final int first = Nginx.freePort();
  private final int second = Nginx.freePort();
  private final int front = Nginx.freePort();

  @Test
  void noRequestIsLost(@TempDir Path data) throws Exception {
    var one = start(first, data.resolve("one")).ready();
    var two = start(second, data.resolve("two")).ready();
    try (var nginx = nginx()) {
      assertThat(nginx).isNotNull();
      Desk.of(one.api()).bookable(ARTICLE);
      var load = new Load(Api.of(URI.create("http://127.0.0.1:" + front)));
      load.begin(Desk.of(one.api()));

      one.stop();
      one = start(first, data.resolve("one")).ready();
      two.stop();
      two = start(second, data.resolve("two")).ready();
      load.end();

      assertThat(load.faults).isEmpty();
      assertThat(load.answered.get()).isGreaterThanOrEqualTo(REQUESTS);
      assertThat(new Sql(database).count("select count(*) from booking"))
          .isEqualTo(load.booked.get())
          .isGreaterThan(REQUESTS / BOOKINGS_AMONG / 2);
    } finally {
      one.close();
      two.close();
    }
  }

  private ServiceProcess start(int port, Path data) {
    return ServiceProcess.start(
        Map.of(
            "DATASOURCES_DEFAULT_URL",
            database,
            "DATASOURCES_DEFAULT_USERNAME",
            TestDatabase.username(),
            "DATASOURCES_DEFAULT_PASSWORD",
            TestDatabase.password(),
            "MICRONAUT_SERVER_PORT",
            Integer.toString(port),
            "TALK_DATA_DIR",
            data.toString(),
            "TALK_CALLS_DAILY_CAP",
            "48",
            "TALK_RATELIMIT_ENABLED",
            "false",
            "TALK_DRAIN",
            "PT2S"));
  }

  private Nginx nginx() {
    return Nginx.start(
        front,
        """
        upstream talk {
          server 127.0.0.1:%d max_fails=0;
          server 127.0.0.1:%d max_fails=0;
        }
        server {
          listen 127.0.0.1:%d;
          location / {
            proxy_pass http://talk;
          }
        }
        """
            .formatted(first, second, front));
  }

  /** Readers who look at times and book one now and then, at a steady pace. */
  private static final class Load {
    private final Api reader;
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger booked = new AtomicInteger();
    private final java.util.concurrent.ExecutorService clients =
        Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean updated;

    Load(Api reader) {
      this.reader = reader;
    }

    void begin(Desk desk) {
      var slots = new ConcurrentLinkedQueue<>(desk.slots(ARTICLE));
      for (int i = 0; i < CLIENTS; i++) {
        clients.submit(() -> ask(slots));
      }
    }

    private void ask(Queue<String> slots) {
      while (!updated || asked.get() < REQUESTS) {
        try {
          askOnce(asked.incrementAndGet(), slots);
        } catch (RuntimeException e) {
          faults.add(String.valueOf(e.getCause()));
        }
        LockSupport.parkNanos(BETWEEN_TWO);
      }
    }

    private void askOnce(int number, Queue<String> slots) {
      var slot = number % BOOKINGS_AMONG == 0 ? slots.poll() : null;
      if (slot == null) {
        see(reader.get("/api/v1/articles/" + ARTICLE + "/slots?days=3"), 200);
      } else if (see(Desk.book(reader, ARTICLE, slot), 201)) {
        booked.incrementAndGet();
      }
    }

    private boolean see(Answer answer, int expected) {
      answered.incrementAndGet();
      if (answer.status() != expected) {
        faults.add(answer.toString());
      }
      return answer.status() == expected;
    }

    void end() throws InterruptedException {
      updated = true;
      clients.shutdown();
      assertThat(clients.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    }
  }
}
