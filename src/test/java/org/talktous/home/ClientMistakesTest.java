package org.talktous.home;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.talktous.testing.Fields;
import org.talktous.testing.LogLines;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/** What clients do wrong they are told; the log has no stack trace of it. */
@ServiceTest
class ClientMistakesTest {
  private static final int TIMEOUT_MILLIS = 20_000;

  private final TalkToUs talk;

  ClientMistakesTest(TalkToUs talk) {
    this.talk = talk;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /nothing-here HTTP/1.1\n\n",
        "GET /%zz HTTP/1.1\n\n",
        "GET /articles/%00 HTTP/1.1\n\n",
        "GET /articles/x?lang=%ff%fe HTTP/1.1\n\n",
        "GET /api/v1/articles/x/slots?days=many HTTP/1.1\n\n",
        "GET /api/v1/articles/x/slots?days=99999999999999999999 HTTP/1.1\n\n",
        "GET /api/v1/bookings/not-a-token HTTP/1.1\n\n",
        "GET /api/v1/admin/bookings?from=yesterday HTTP/1.1\nAuthorization: Bearer x.y.z\n\n",
        "GET / HTTP/1.1\nCookie: \u0001=\u0002; talk-session=x\n\n",
        "GET / HTTP/9.9\n\n",
        "PATCH /api/v1/bookings HTTP/1.1\nContent-Length: 0\n\n",
        "BREW /pot HTTP/1.1\n\n",
        "nonsense\n\n",
        "POST /api/v1/bookings HTTP/1.1\nContent-Type: application/json\nContent-Length: 1\n\n{",
        "POST /api/v1/bookings HTTP/1.1\nContent-Type: application/json\nContent-Length: 4\n\nnull",
        "POST /api/v1/bookings HTTP/1.1\nContent-Type: application/json\nContent-Length: 2\n\n[]",
        "POST /api/v1/bookings HTTP/1.1\nContent-Type: text/plain\nContent-Length: 1\n\nx",
        "POST /api/v1/bookings HTTP/1.1\nContent-Type: a b c\nContent-Length: 1\n\nx",
        "POST /api/v1/bookings HTTP/1.1\nContent-Type: application/json\nContent-Length: x\n\n{}",
        "POST /api/v1/bookings HTTP/1.1\nTransfer-Encoding: chunked\nContent-Length: 2\n\n{}",
        "POST /api/v1/bookings HTTP/1.1\nTransfer-Encoding: chunked\n\nzz\n{}\n",
        "POST /admin/sign-in HTTP/1.1\nContent-Type: multipart/form-data\nContent-Length: 1\n\nx",
        "POST /admin/sign-in HTTP/1.1\nContent-Type: application/x-www-form-urlencoded\n"
            + "Content-Length: 9\n\nemail=%zz",
        "POST /api/v1/sessions HTTP/1.1\nContent-Type: application/json\n"
            + "Content-Length: 99999999999\n\n{"
      })
  void noMistakeOfAClientLeavesAStackTrace(String request) throws IOException {
    try (var log = LogLines.of("ROOT")) {
      assertThat(answer(request)).matches("(?s)(HTTP/1\\.[01] [1-4]\\d\\d.*)?");
      hangUpWhile("GET /openapi.yml HTTP/1.1\n\n");

      assertThat(log.traces()).isEmpty();
    }
  }

  @Test
  void whatIsWrongWithAFileIsToldFromItsHeader() throws IOException {
    var token =
        talk.api()
            .post(
                "/api/v1/sessions",
                Fields.NONE.with("email", TalkToUs.ADMIN).with("password", TalkToUs.PASSWORD))
            .with(201)
            .text("/accessToken");
    var head = "POST /api/v1/admin/articles/import HTTP/1.1\nAuthorization: Bearer " + token + "\n";

    assertThat(status(head + "Content-Type: text/csv\nContent-Length: 67108865\n\n"))
        .startsWith("HTTP/1.1 413");
    assertThat(status(head + "Content-Length: 2\n\n{}")).matches("(?s)HTTP/1.1 4(00|15).*");
    assertThat(status(head + "Content-Length: 0\n\n")).matches("(?s)HTTP/1.1 4(00|15).*");
  }

  /** The first line of the answer to a client that has yet to send its body. */
  private String status(String head) throws IOException {
    try (var client = connect()) {
      client.getOutputStream().write(bytes(head));
      return new BufferedReader(new InputStreamReader(client.getInputStream(), ISO_8859_1))
          .readLine();
    }
  }

  private String answer(String request) throws IOException {
    try (var client = connect()) {
      client.getOutputStream().write(bytes(request));
      client.shutdownOutput();
      return new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** A client that does not wait for the answer. */
  private void hangUpWhile(String request) throws IOException {
    try (var client = connect()) {
      client.setSoLinger(true, 0);
      client.getOutputStream().write(bytes(request));
    }
  }

  private Socket connect() throws IOException {
    var client = new Socket("localhost", talk.address().getPort());
    client.setSoTimeout(TIMEOUT_MILLIS);
    return client;
  }

  private static byte[] bytes(String request) {
    return request
        .replaceFirst("\n", "\nHost: localhost\nConnection: close\n")
        .replace("\n", "\r\n")
        .getBytes(ISO_8859_1);
  }
}
