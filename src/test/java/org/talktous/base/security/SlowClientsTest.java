package org.talktous.base.security;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/** Clients that hold a connection and say little. */
@ServiceTest
@Timeout(60)
class SlowClientsTest {
  private static final int TIMEOUT_MILLIS = 30_000;
  private static final String GET = "GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n";

  private final TalkToUs talk =
      TalkToUs.with(
          Map.of(
              "talk.client.head", "PT2S", "talk.client.idle", "PT2S", "talk.client.body", "PT2S"));

  @Test
  void aHeadThatDoesNotEndEndsTheConnection() throws IOException {
    try (var client = connect()) {
      assertThat(isEndedWhile(client, "GET / HTTP/1.1\r\nX-Slow: ", "a")).isTrue();
    }
  }

  @Test
  void aBodyThatTricklesEndsTheConnection() throws IOException {
    try (var client = connect()) {
      var head =
          "POST /api/v1/sessions HTTP/1.1\r\nHost: localhost\r\n"
              + "Content-Type: application/json\r\nContent-Length: 100000\r\n\r\n{";

      assertThat(isEndedWhile(client, head, " ")).isTrue();
    }
  }

  @Test
  void aConnectionServesManyRequestsAndIsEndedWhenItIsIdle() throws IOException {
    try (var client = connect()) {
      for (var path : new String[] {"/health", "/api/v1/articles/nothing-here", "/health"}) {
        client.getOutputStream().write(GET.formatted(path).getBytes(US_ASCII));
        assertThat(statusLine(client)).startsWith("HTTP/1.1 ");
      }

      assertThat(client.getInputStream().readAllBytes()).isNotNull();
    }
  }

  @Test
  void noHostAndTwoHostsAreRefused() throws IOException {
    var two = "Host: localhost\r\nHost: elsewhere\r\n";

    assertThat(answered("HTTP/1.1\r\n")).startsWith("HTTP/1.1 400");
    assertThat(answered("HTTP/1.1\r\n" + two)).startsWith("HTTP/1.1 400");
    assertThat(answered("HTTP/1.0\r\n" + two)).contains(" 400 ");
  }

  @Test
  void aLoadBalancerThatSpeaksHttp10NeedsNoHost() throws IOException {
    assertThat(answered("HTTP/1.0\r\n")).contains(" 200 ");
  }

  private String answered(String afterPath) throws IOException {
    try (var client = connect()) {
      client
          .getOutputStream()
          .write(("GET /health/readiness " + afterPath + "\r\n").getBytes(US_ASCII));
      return statusLine(client);
    }
  }

  @Test
  void oneNetworkHasOnlySoManyConnectionsAndGetsThemBack() throws IOException {
    var bounded = TalkToUs.with(Map.of("talk.client.connections", "3"));
    var first = new ArrayList<Socket>();
    try {
      for (int i = 0; i < 3; i++) {
        first.add(connect(bounded));
        assertThat(isServed(first.getLast())).isTrue();
      }
      try (var more = connect(bounded)) {
        assertThat(isServed(more)).isFalse();
      }
    } finally {
      for (var each : first) {
        each.close();
      }
    }

    boolean isServedAgain = false;
    for (int i = 0; i < 1_000 && !isServedAgain; i++) {
      try (var later = connect(bounded)) {
        isServedAgain = isServed(later);
      }
    }
    assertThat(isServedAgain).isTrue();
  }

  private static boolean isServed(Socket client) {
    try {
      client.getOutputStream().write(GET.formatted("/health").getBytes(US_ASCII));
      return client.getInputStream().read() == 'H';
    } catch (IOException ended) {
      return false;
    }
  }

  private Socket connect() throws IOException {
    return connect(talk);
  }

  private static Socket connect(TalkToUs talk) throws IOException {
    var socket = new Socket("localhost", talk.address().getPort());
    socket.setSoTimeout(TIMEOUT_MILLIS);
    return socket;
  }

  /** Sends a beginning and then a little of the rest, again and again. */
  private static boolean isEndedWhile(Socket client, String beginning, String more)
      throws IOException {
    client.getOutputStream().write(beginning.getBytes(US_ASCII));
    client.setSoTimeout((int) TimeUnit.SECONDS.toMillis(1) / 4);
    for (int i = 0; i < 100; i++) {
      try {
        if (client.getInputStream().read() == -1) {
          return true;
        }
        client.getOutputStream().write(more.getBytes(US_ASCII));
      } catch (java.net.SocketTimeoutException nothingYet) {
        client.getOutputStream().write(more.getBytes(US_ASCII));
      } catch (IOException reset) {
        return true;
      }
    }
    return false;
  }

  private static String statusLine(Socket client) throws IOException {
    var answer = new byte[4096];
    int read = client.getInputStream().read(answer);
    return new String(answer, 0, read, US_ASCII);
  }
}
