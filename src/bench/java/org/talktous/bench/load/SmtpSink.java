package org.talktous.bench.load;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/** A mail server that takes every mail at the least cost, and counts. */
final class SmtpSink implements AutoCloseable {
  private static final byte[] HERE = bytes("220 sink\r\n");
  private static final byte[] FINE = bytes("250 fine\r\n");
  private static final byte[] GO_ON = bytes("354 go on\r\n");
  private static final byte[] BYE = bytes("221 bye\r\n");

  private final ServerSocket door;
  private final AtomicLong taken = new AtomicLong();

  private SmtpSink(ServerSocket door) {
    this.door = door;
  }

  static SmtpSink open() throws IOException {
    var sink = new SmtpSink(new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress()));
    Thread.startVirtualThread(sink::answer);
    return sink;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  int port() {
    return door.getLocalPort();
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
      out.write(HERE);
      for (int first = line(in); first >= 0; first = line(in)) {
        answer(first, in, out);
      }
    } catch (IOException hungUp) {
      // and so do we
    }
  }

  /** Commands are told apart by their first letters. */
  private void answer(int first, InputStream in, OutputStream out) throws IOException {
    switch (first) {
      case 'D' -> { // DATA
        out.write(GO_ON);
        skipMail(in);
        taken.incrementAndGet();
        out.write(FINE);
      }
      case 'Q' -> out.write(BYE); // QUIT
      default -> out.write(FINE);
    }
  }

  /** The first letter of the next line, or -1. */
  private static int line(InputStream in) throws IOException {
    int first = in.read();
    for (int c = first; c != '\n' && c >= 0; c = in.read()) {
      // up to its end
    }
    return first;
  }

  private static void skipMail(InputStream in) throws IOException {
    var end = bytes("\r\n.\r\n");
    int matched = 0;
    while (matched < end.length) {
      int c = in.read();
      if (c < 0) {
        return;
      }
      matched = c == end[matched] ? matched + 1 : c == end[0] ? 1 : 0;
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
