package org.talktous.delivery.mail;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A mail server on this machine that answers as it is told: to a command by its first word what was
 * set for it, else with success; to nothing at all where an empty answer was set.
 */
final class ScriptedSmtp implements Closeable {
  private final ServerSocket socket;
  private final Map<String, String> answers = new ConcurrentHashMap<>();

  private ScriptedSmtp(ServerSocket socket) {
    this.socket = socket;
  }

  static ScriptedSmtp start() {
    try {
      var server = new ScriptedSmtp(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
      Thread.ofVirtual().start(server::accept);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return socket.getLocalPort();
  }

  /** Answers a command so from now on: {@code on("RCPT", "550 no such user")}. */
  void on(String command, String answer) {
    answers.put(command, answer);
  }

  private void accept() {
    try {
      while (true) {
        var client = socket.accept();
        Thread.ofVirtual().start(() -> talk(client));
      }
    } catch (IOException closed) {
      // so it is
    }
  }

  private void talk(Socket client) {
    try (client;
        var in =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1))) {
      say(client, "220 here");
      for (var line = in.readLine(); line != null; line = in.readLine()) {
        var answer = answer(line.split("[ :]", 2)[0].toUpperCase(java.util.Locale.ROOT));
        if (answer.startsWith("drip")) {
          drip(client);
        } else {
          say(client, answer);
          if (answer.startsWith("354")) {
            while (!".".equals(in.readLine())) {
              // the letter
            }
            say(client, answer("."));
          }
        }
      }
    } catch (IOException | InterruptedException gone) {
      // the client has had enough
    }
  }

  /** An answer whose end never comes, a piece now and then. */
  private static void drip(Socket client) throws IOException, InterruptedException {
    while (true) {
      say(client, "250-more");
      Thread.sleep(200);
    }
  }

  private String answer(String command) {
    return answers.getOrDefault(command, command.equals("DATA") ? "354 go on" : "250 2.0.0 fine");
  }

  private static void say(Socket client, String answer) throws IOException {
    client.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    client.getOutputStream().flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
