package org.talktous.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/**
 * A way to a database or another server that fails as networks do: it goes silent and keeps its
 * connections open, it is cut, or an answer is lost. Nothing that it holds back is lost: it arrives
 * late.
 */
public final class TcpProxy implements AutoCloseable {
  private final URI server;
  private final ServerSocket door;
  private final List<Link> links = new CopyOnWriteArrayList<>();
  private volatile CountDownLatch gate = new CountDownLatch(0);
  private volatile boolean cut;
  private volatile List<String> answerLost = List.of();

  private TcpProxy(URI server, ServerSocket door) {
    this.server = server;
    this.door = door;
  }

  /** A way to the database of a JDBC address. */
  public static TcpProxy to(String url) {
    return to(URI.create(url.substring("jdbc:".length())));
  }

  /** A way to the host and port of an address. */
  public static TcpProxy to(URI server) {
    try {
      var door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
      var proxy = new TcpProxy(server, door);
      Thread.ofPlatform().daemon().name("proxy").start(proxy::open);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The JDBC address of the near end. */
  public String url() {
    return "jdbc:postgresql://localhost:%d%s?sslmode=disable&gssEncMode=disable"
        .formatted(port(), server.getPath());
  }

  /** The port of the near end, on the loopback address. */
  public int port() {
    return door.getLocalPort();
  }

  /** Forwards nothing more and keeps all connections open, new ones too. */
  public void goSilent() {
    gate = new CountDownLatch(1);
    links.forEach(link -> link.gate = gate);
  }

  /** Keeps the connections of now open and silent for ever; new ones are forwarded. */
  public void forgetConnections() {
    links.forEach(link -> link.gate = new CountDownLatch(1));
    links.clear();
  }

  /** Ends all connections, and refuses new ones. */
  public void cut() {
    cut = true;
    links.forEach(Link::close);
    links.clear();
  }

  /**
   * Loses an answer, and its connection: that to the last of these words, which one connection says
   * one after the other. Without words, none is lost any more.
   */
  public void loseAnswerTo(String... words) {
    answerLost = List.of(words);
  }

  /** Forwards again, what was held back first. */
  public void recover() {
    cut = false;
    gate.countDown();
  }

  private void open() {
    try {
      while (true) {
        var near = door.accept();
        if (cut) {
          near.close();
        } else {
          Thread.ofPlatform().daemon().start(() -> connect(near));
        }
      }
    } catch (IOException closed) {
      // nobody needs it any more
    }
  }

  private void connect(Socket near) {
    try {
      gate.await();
      var link = new Link(near, new Socket(server.getHost(), server.getPort()), gate);
      links.add(link);
      Thread.ofPlatform().daemon().start(() -> link.carry(link.far, link.near, false));
      link.carry(near, link.far, true);
    } catch (IOException e) {
      quietly(near);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void quietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // it is gone
    }
  }

  @Override
  public void close() {
    recover();
    links.forEach(Link::close);
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One connection, forwarded. */
  private final class Link {
    private final Socket near;
    private final Socket far;
    private volatile CountDownLatch gate;
    private volatile boolean deaf;
    private int heard;

    Link(Socket near, Socket far, CountDownLatch gate) throws IOException {
      this.near = near;
      this.far = far;
      this.gate = gate;
      near.setTcpNoDelay(true);
      far.setTcpNoDelay(true);
    }

    void carry(Socket from, Socket to, boolean there) {
      var bytes = new byte[1 << 16];
      try (InputStream in = from.getInputStream();
          OutputStream out = to.getOutputStream()) {
        for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
          gate.await();
          if (there) {
            listen(new String(bytes, 0, read, StandardCharsets.ISO_8859_1));
          } else if (deaf) {
            break;
          }
          out.write(bytes, 0, read);
        }
      } catch (IOException hungUp) {
        // and so do we
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      close();
    }

    private void listen(String message) {
      var words = answerLost;
      while (heard < words.size() && message.contains(words.get(heard))) {
        heard++;
      }
      if (!words.isEmpty() && heard == words.size()) {
        answerLost = List.of();
        deaf = true;
      }
    }

    void close() {
      quietly(near);
      quietly(far);
    }
  }
}
