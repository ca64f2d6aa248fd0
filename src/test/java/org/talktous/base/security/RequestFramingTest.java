package org.talktous.base.security;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/** Requests that a proxy in front may end elsewhere (RFC 9112, section 6.3). */
@ServiceTest
class RequestFramingTest {
  private static final int TIMEOUT_MILLIS = 20_000;
  private static final String BEHIND = "GET /robots.txt HTTP/1.1\r\nHost: localhost\r\n\r\n";

  private final TalkToUs talk;

  RequestFramingTest(TalkToUs talk) {
    this.talk = talk;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 5\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\r\nContent-Length: 5",
        "transfer-encoding: CHUNKED\r\ncontent-length: 0",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: gzip, chunked",
        "Transfer-Encoding: xchunked\r\nContent-Length: 5",
        "Transfer-Encoding: identity",
        "Content-Length: 5\r\nContent-Length: 6"
      })
  void whatDoesNotSayClearlyWhereItEndsIsRefusedAndNothingBehindItIsRead(String framing)
      throws IOException {
    var answers = answers("POST /api/v1/sessions HTTP/1.1", framing, "0\r\n\r\n" + BEHIND);

    assertThat(answers).startsWith("HTTP/1.1 400 ").containsOnlyOnce("HTTP/1.1 ");
    assertThat(answers).doesNotContain("Exception", "io.netty", "User-agent");
  }

  @Test
  void aChunkedBodyIsTakenAndTheConnectionGoesOn() throws IOException {
    var answers =
        answers(
            "POST /api/v1/sessions HTTP/1.1",
            "Content-Type: application/json\r\nTransfer-Encoding: chunked",
            "2\r\n{}\r\n0\r\n\r\n" + BEHIND.replace("Host", "Connection: close\r\nHost"));

    assertThat(answers).startsWith("HTTP/1.1 400 ").contains("invalid-request", "HTTP/1.1 200 ");
  }

  /** All that comes until the server closes the connection. */
  private String answers(String line, String headers, String body) throws IOException {
    try (var client = new Socket("localhost", talk.address().getPort())) {
      client.setSoTimeout(TIMEOUT_MILLIS);
      client
          .getOutputStream()
          .write(
              (line + "\r\nHost: localhost\r\n" + headers + "\r\n\r\n" + body).getBytes(US_ASCII));
      return new String(client.getInputStream().readAllBytes(), US_ASCII);
    }
  }
}
