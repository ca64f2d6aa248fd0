package org.talktous;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.talktous.testing.Desk;
import org.talktous.testing.HttpReceiver;
import org.talktous.testing.Nginx;
import org.talktous.testing.ServiceProcess;
import org.talktous.testing.Sql;
import org.talktous.testing.TestDatabase;

/** What clients and receivers see of a service that is told to stop. */
class GracefulStopTest {

  @Test
  void aStopLosesNoRequestAndNoAttemptAndWaitsForNothingForEver(@TempDir Path data)
      throws Exception {
    var database = TestDatabase.fresh("stop");
    try (var receiver = HttpReceiver.start();
        var service = ServiceProcess.start(settings(database, data, "PT3S")).ready();
        var hanging = new Socket("localhost", service.address().getPort())) {
      var release = new CountDownLatch(1);
      receiver.reply("/slow", exchange -> answerAfter(release, exchange));
      var desk = Desk.of(service.api());
      desk.webhook(receiver.url("/slow"));
      desk.bookable("stop-article");
      Desk.book(service.api(), "stop-article", desk.slots("stop-article").getLast()).with(201);
      receiver.next("/slow");
      hanging.getOutputStream().write("POST / HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII));
      var clients = new Clients(service.address(), 4);

      clients.awaitAnswers();
      var begun = System.nanoTime();
      var stop = Thread.startVirtualThread(service::stop);
      clients.awaitStopping();
      assertThat(status(service, "/health/readiness")).isEqualTo(503);
      assertThat(status(service, "/health/liveness")).isEqualTo(200);
      clients.awaitRefused();
      release.countDown();
      stop.join();

      assertThat(Duration.ofNanos(System.nanoTime() - begun))
          .isBetween(Duration.ofSeconds(3), Duration.ofSeconds(20));
      assertThat(clients.faults()).isEmpty();
      assertThat(
              new Sql(database)
                  .value(
                      "select state from delivery where channel = 'webhook' order by id limit 1"))
          .isEqualTo("delivered");
    }
  }

  private static void answerAfter(
      CountDownLatch release, com.sun.net.httpserver.HttpExchange exchange) throws IOException {
    try {
      release.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    exchange.sendResponseHeaders(204, -1);
  }

  private static int status(ServiceProcess service, String path) {
    return service.api().get(path).status();
  }

  private static Map<String, String> settings(String database, Path data, String drain) {
    return new HashMap<>(
        Map.of(
            "DATASOURCES_DEFAULT_URL",
            database,
            "DATASOURCES_DEFAULT_USERNAME",
            TestDatabase.username(),
            "DATASOURCES_DEFAULT_PASSWORD",
            TestDatabase.password(),
            "TALK_DATA_DIR",
            data.toString(),
            "TALK_WEBHOOKS_ALLOWED_PRIVATE",
            "127.0.0.0/8",
            "TALK_RATELIMIT_ENABLED",
            "false",
            "TALK_MANAGEMENT_PORT",
            Integer.toString(Nginx.freePort()),
            "TALK_DRAIN",
            drain));
  }

  /** Clients that keep their connections and ask on until the port is closed. */
  private static final class Clients {
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CountDownLatch refused;
    private final CountDownLatch enough = new CountDownLatch(20);

    Clients(URI service, int count) {
      refused = new CountDownLatch(count);
      for (int i = 0; i < count; i++) {
        Thread.startVirtualThread(() -> ask(service));
      }
    }

    private void ask(URI service) {
      try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
        var request = HttpRequest.newBuilder(service.resolve("/api/v1/articles/none")).build();
        while (true) {
          see(client.send(request, BodyHandlers.ofString()));
        }
      } catch (ConnectException closed) {
        refused.countDown();
      } catch (IOException e) {
        faults.add(e.toString());
        refused.countDown();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private void see(HttpResponse<String> answer) {
      enough.countDown();
      if (answer.statusCode() != 404) {
        faults.add(answer.toString());
      }
      if (answer.headers().allValues("Connection").equals(List.of("close"))) {
        stopping.countDown();
      }
    }

    void awaitAnswers() throws InterruptedException {
      await(enough);
    }

    void awaitStopping() throws InterruptedException {
      await(stopping);
    }

    void awaitRefused() throws InterruptedException {
      await(refused);
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    }

    Queue<String> faults() {
      return faults;
    }
  }
}
