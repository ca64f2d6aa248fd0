package org.talktous.testing;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A way to a database on which all that is asked of it can be read: what really goes over the wire,
 * whatever drivers and pools do (PostgreSQL's protocol 3.0, chapter 54 of its manual). The empty
 * statement, with which a pool asks whether a connection still lives, does not count, nor does what
 * is asked all the time to know whether the database answers.
 */
public final class Wire implements AutoCloseable {
  private final URI database;
  private final ServerSocket door;
  private final List<String> statements = new ArrayList<>();
  private int roundTrips;

  private Wire(URI database, ServerSocket door) {
    this.database = database;
    this.door = door;
  }

  /** A wire to the database of a JDBC address. */
  public static Wire to(String url) {
    try {
      var door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      var wire = new Wire(URI.create(url.substring("jdbc:".length())), door);
      Thread.startVirtualThread(wire::answer);
      return wire;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The JDBC address of the near end. */
  public String url() {
    return "jdbc:postgresql://localhost:%d%s?sslmode=disable&gssEncMode=disable"
        .formatted(door.getLocalPort(), database.getPath());
  }

  /** Forgets what was asked so far. */
  public synchronized void reset() {
    statements.clear();
    roundTrips = 0;
  }

  /** The statements run, {@code BEGIN} and {@code COMMIT} among them. */
  public synchronized List<String> statements() {
    return List.copyOf(statements);
  }

  /** How often the client waited for an answer. */
  public synchronized int roundTrips() {
    return roundTrips;
  }

  private synchronized void asked(List<String> together) {
    statements.addAll(together);
    roundTrips += together.isEmpty() ? 0 : 1;
  }

  private void answer() {
    try {
      while (true) {
        connect(door.accept());
      }
    } catch (IOException closed) {
      // nobody needs it any more
    }
  }

  private void connect(Socket near) throws IOException {
    var far = new Socket(database.getHost(), database.getPort());
    near.setTcpNoDelay(true);
    far.setTcpNoDelay(true);
    Thread.startVirtualThread(() -> carryBack(far, near));
    Thread.startVirtualThread(() -> carryThere(near, far));
  }

  private static void carryBack(Socket far, Socket near) {
    try (far;
        near;
        InputStream answers = far.getInputStream();
        OutputStream out = near.getOutputStream()) {
      answers.transferTo(out);
    } catch (IOException hungUp) {
      // and so do we
    }
  }

  private void carryThere(Socket near, Socket far) {
    try (near;
        far;
        var in = new DataInputStream(near.getInputStream());
        var out = new DataOutputStream(far.getOutputStream())) {
      // The first message has no type.
      pass(in, out, in.readInt());
      var listener = new Listener();
      while (true) {
        var type = in.readByte();
        out.writeByte(type);
        listener.hear((char) type, pass(in, out, in.readInt()));
      }
    } catch (IOException hungUp) {
      // and so do we
    }
  }

  private static byte[] pass(DataInputStream in, DataOutputStream out, int length)
      throws IOException {
    var message = in.readNBytes(length - 4);
    out.writeInt(length);
    out.write(message);
    out.flush();
    return message;
  }

  @Override
  public void close() throws IOException {
    door.close();
  }

  /** Makes statements of the messages of one connection. */
  private final class Listener {
    private final Map<String, String> prepared = new HashMap<>();
    private final List<String> together = new ArrayList<>();
    private String bound = "";

    void hear(char type, byte[] message) {
      var text = ByteBuffer.wrap(message);
      switch (type) {
        case 'P' -> prepared.put(next(text), next(text)); // Parse: name, statement
        case 'B' -> bound = prepared.getOrDefault(afterPortal(text), ""); // Bind: portal, name
        case 'E' -> run(bound); // Execute
        case 'Q' -> { // simple query: runs and waits
          run(next(text));
          waits();
        }
        case 'S' -> waits(); // Sync
        default -> {}
      }
    }

    private void run(String statement) {
      if (!statement.isBlank() && !statement.contains("transaction_read_only")) {
        together.add(statement);
      }
    }

    private void waits() {
      asked(together);
      together.clear();
    }

    private static String afterPortal(ByteBuffer text) {
      next(text);
      return next(text);
    }

    private static String next(ByteBuffer text) {
      int from = text.position();
      while (text.get() != 0) {
        // up to the zero that ends it
      }
      return new String(text.array(), from, text.position() - from - 1, StandardCharsets.UTF_8);
    }
  }
}
