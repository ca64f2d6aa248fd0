package org.talktous.bench.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/** A receiver that takes all that is posted to it at the least cost, and counts. */
final class Sink implements AutoCloseable {
  private static final byte[] ANSWER =
      "HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);

  private final ServerSocket door;
  private final AtomicLong taken = new AtomicLong();

  private Sink(ServerSocket door) {
    this.door = door;
  }

  static Sink open() throws IOException {
    var sink = new Sink(new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress()));
    Thread.startVirtualThread(sink::answer);
    return sink;
  }

  String url() {
    return "http://127.0.0.1:" + door.getLocalPort() + "/sink";
  }

  long taken() {
    return taken.get();
  }

  private void answer() {
    try {
      while (true) {
        var socket = door.accept();
        Thread.startVirtualThread(() -> serve(socket));
      }
    } catch (IOException closed) {
      // nobody needs it any more
    }
  }

  private void serve(Socket socket) {
    try (socket;
        var in = socket.getInputStream();
        var out = socket.getOutputStream()) {
      socket.setTcpNoDelay(true);
      var buffer = new byte[1 << 16];
      int filled = 0;
      for (int read = in.read(buffer);
          read > 0;
          read = in.read(buffer, filled, room(buffer, filled))) {
        filled += read;
        for (int end = end(buffer, filled); end > 0; end = end(buffer, filled)) {
          taken.incrementAndGet();
          out.write(ANSWER);
          filled -= end;
          System.arraycopy(buffer, end, buffer, 0, filled);
        }
      }
    } catch (IOException hungUp) {
      // and so do we
    }
  }

  private static int room(byte[] buffer, int filled) {
    return buffer.length - filled;
  }

  /** Where the first request ends, or 0 if it is not whole yet. */
  private static int end(byte[] buffer, int filled) {
    int length = 0;
    for (int i = 0; i + 3 < filled; i++) {
      if (buffer[i] != '\r' || buffer[i + 1] != '\n') {
        continue;
      }
      if (buffer[i + 2] == '\r' && buffer[i + 3] == '\n') {
        return i + 4 + length <= filled ? i + 4 + length : 0;
      }
      length = isLength(buffer, i + 2, filled) ? number(buffer, i + 2 + LENGTH.length) : length;
    }
    return 0;
  }

  private static boolean isLength(byte[] buffer, int at, int filled) {
    for (int i = 0; i < LENGTH.length; i++) {
      if (at + i >= filled || (buffer[at + i] | 0x20) != (LENGTH[i] | 0x20)) {
        return false;
      }
    }
    return true;
  }

  private static int number(byte[] buffer, int at) {
    int number = 0;
    for (int i = at; i < buffer.length && buffer[i] != '\r'; i++) {
      number = buffer[i] == ' ' ? number : 10 * number + buffer[i] - '0';
    }
    return number;
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
