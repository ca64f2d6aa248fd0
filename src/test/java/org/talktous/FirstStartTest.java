package org.talktous;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.talktous.testing.Answer;
import org.talktous.testing.Api;
import org.talktous.testing.Concurrently;
import org.talktous.testing.Fields;
import org.talktous.testing.Nginx;
import org.talktous.testing.ServiceProcess;
import org.talktous.testing.TalkToUs;
import org.talktous.testing.TestDatabase;

/** A first start as those see it who ask all the time, and who can reach it. */
class FirstStartTest {
  private static final String ARTICLE = "/api/v1/articles/asymmetric-alliances";
  private static final Duration LONGEST_START = Duration.ofSeconds(120);
  private static final Duration PAUSE = Duration.ofMillis(2);
  private static final int TIMEOUT_MILLIS = 5000;

  private static final List<Function<Api, Answer>> KINDS =
      List.of(
          // The framework calls itself ready an instant after its port is open: a 503 is no lie.
          api -> api.get("/health/readiness"),
          api -> api.get("/health/liveness").with(200),
          api -> api.get("/health"),
          api -> api.get("/").with(200),
          api -> api.get("/nothing-here").with(404),
          api -> api.post("/api/v1/bookings", Fields.NONE).with(400),
          FirstStartTest::signIn);

  private static Answer signIn(Api api) {
    return api.post(
            "/api/v1/sessions",
            Fields.NONE.with("email", TalkToUs.ADMIN).with("password", TalkToUs.PASSWORD))
        .with(201);
  }

  @Test
  void onItsOwnDatabaseTheFirstAnswerComesFromAServiceThatIsReadyAndHereAlone(@TempDir Path data) {
    var settings = settings();
    settings.put("TALK_DATA_DIR", data.toString());
    try (var service = ServiceProcess.start(settings)) {
      hammer(
          settings,
          api -> {
            signIn(api);
            api.get(ARTICLE).with(200);
          });
      service.ready();

      assertThatThrownBy(() -> connect(settings)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void onAnEmptyDatabaseTheFirstAnswerComesFromAServiceThatIsReadyAndSeenFromElsewhere()
      throws IOException {
    var settings = settings();
    settings.put("DATASOURCES_DEFAULT_URL", TestDatabase.fresh("hammered"));
    settings.put("DATASOURCES_DEFAULT_USERNAME", TestDatabase.username());
    settings.put("DATASOURCES_DEFAULT_PASSWORD", TestDatabase.password());
    settings.put("TALK_PUBLIC_URL", address(settings).toString());
    try (var service = ServiceProcess.start(settings)) {
      hammer(settings, FirstStartTest::signIn);
      service.ready();

      connect(settings);
    }
  }

  private static Map<String, String> settings() {
    return new HashMap<>(
        Map.of(
            "MICRONAUT_SERVER_PORT",
            Integer.toString(Nginx.freePort()),
            "TALK_ADMIN_EMAIL",
            TalkToUs.ADMIN));
  }

  private static URI address(Map<String, String> settings) {
    return URI.create("http://localhost:" + settings.get("MICRONAUT_SERVER_PORT"));
  }

  /** Asks each kind of question until it is answered, and then what needs a service prepared. */
  private static void hammer(Map<String, String> settings, java.util.function.Consumer<Api> then) {
    var api = Api.of(address(settings));
    var answered =
        Concurrently.run(
            KINDS.size(),
            kind -> {
              var answer = first(api, KINDS.get(kind));
              then.accept(api);
              return answer.status();
            });
    assertThat(answered).hasSameSizeAs(KINDS);
  }

  private static Answer first(Api api, Function<Api, Answer> question) {
    long latest = System.nanoTime() + LONGEST_START.toNanos();
    while (true) {
      try {
        return question.apply(api);
      } catch (UncheckedIOException e) {
        if (!(e.getCause() instanceof ConnectException) || System.nanoTime() > latest) {
          throw e;
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  /** As another machine would. */
  private static void connect(Map<String, String> settings) throws IOException {
    try (var socket = new Socket()) {
      var there = new InetSocketAddress(elsewhere(), address(settings).getPort());
      socket.connect(there, TIMEOUT_MILLIS);
    }
  }

  /**
   * This machine's address for others; without a network, one that it listens on only if on all.
   */
  private static InetAddress elsewhere() throws SocketException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(each -> each instanceof Inet4Address && !each.isLoopbackAddress())
        .findFirst()
        .orElseGet(() -> InetAddress.ofLiteral("127.0.0.2"));
  }
}
