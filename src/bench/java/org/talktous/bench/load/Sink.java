package org.talktous.bench.load;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** A receiver that takes all that is posted to it at the least cost, and counts. */
final class Sink implements AutoCloseable {
  private static final byte[] ANSWER =
      "HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

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
        var in = new BufferedInputStream(socket.getInputStream(), 1 << 14);
        var out = socket.getOutputStream()) {
      socket.setTcpNoDelay(true);
      while (takeOne(in)) {
        taken.incrementAndGet();
        out.write(ANSWER);
      }
    } catch (IOException hungUp) {
      // and so do we
    }
  }

  private static boolean takeOne(InputStream in) throws IOException {
    int length = 0;
    for (var line = line(in); ; line = line(in)) {
      if (line == null) {
        return false;
      }
      if (line.isEmpty()) {
        in.skipNBytes(length);
        return true;
      }
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
      }
    }
  }

  private static @org.jspecify.annotations.Nullable String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        return null;
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
