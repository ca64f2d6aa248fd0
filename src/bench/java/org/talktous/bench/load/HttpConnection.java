package org.talktous.bench.load;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * A kept-alive connection that sends prepared requests and reads whole answers: as little as a
 * client can do, so that the machine is left to the service.
 */
final class HttpConnection implements AutoCloseable {
  private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final String LENGTH = "\ncontent-length:";

  private final Socket socket;
  private final InputStream in;
  private byte[] buffer = new byte[1 << 16];
  private int filled;

  HttpConnection(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(60_000);
    in = socket.getInputStream();
  }

  /** An answer, its body still to be decoded. */
  record Answer(int status, byte[] bytes) {
    String body() {
      var whole = new String(bytes, StandardCharsets.UTF_8);
      return whole.substring(whole.indexOf("\r\n\r\n") + 4);
    }
  }

  Answer send(byte[] request) throws IOException {
    socket.getOutputStream().write(request);
    filled = 0;
    int head = readHead();
    var text = new String(buffer, 0, head, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    int length = head + contentLength(text);
    while (filled < length) {
      fill();
    }
    return new Answer(Integer.parseInt(text.substring(9, 12)), Arrays.copyOf(buffer, length));
  }

  private int readHead() throws IOException {
    int searched = 0;
    while (true) {
      fill();
      for (int at = Math.max(0, searched - 3); at + 4 <= filled; at++) {
        if (buffer[at] == '\r' && Arrays.equals(buffer, at, at + 4, END_OF_HEAD, 0, 4)) {
          return at + 4;
        }
      }
      searched = filled;
    }
  }

  private static int contentLength(String head) throws IOException {
    int at = head.indexOf(LENGTH);
    if (at < 0 && head.startsWith("http/1.1 204")) {
      return 0;
    }
    if (at < 0) {
      throw new IOException("an answer without its length: " + head);
    }
    int from = at + LENGTH.length();
    return Integer.parseInt(head.substring(from, head.indexOf('\r', from)).strip());
  }

  private void fill() throws IOException {
    if (filled == buffer.length) {
      buffer = Arrays.copyOf(buffer, 2 * filled);
    }
    int read = in.read(buffer, filled, buffer.length - filled);
    if (read < 0) {
      throw new EOFException("the service closed the connection");
    }
    filled += read;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
