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
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/**
 * A mail server on this machine that asks for an account and can STARTTLS (RFC 3207), with a
 * certificate of its own making; or somebody in between who has left that out of what it offers. It
 * remembers what it heard in the clear, and what it did not.
 */
final class TlsSmtp implements Closeable {
  private static final String SECRET = "secret";

  private final ServerSocket door;
  private final KeyStore keys;
  private final boolean offersTls;
  private final List<String> inTheClear = new CopyOnWriteArrayList<>();
  private final List<String> secured = new CopyOnWriteArrayList<>();

  private TlsSmtp(ServerSocket door, KeyStore keys, boolean offersTls) {
    this.door = door;
    this.keys = keys;
    this.offersTls = offersTls;
  }

  static TlsSmtp start(KeyStore keys, boolean offersTls) throws IOException {
    var server =
        new TlsSmtp(new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1")), keys, offersTls);
    Thread.ofVirtual().start(server::accept);
    return server;
  }

  /** A new key, with a certificate that nobody signed, for a host of this name. */
  static KeyStore keysFor(String host) throws IOException, GeneralSecurityException {
    var folder = Files.createTempDirectory("keys");
    var file = folder.resolve("keys.p12");
    var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var made =
        new ProcessBuilder(
                keytool,
                "-genkeypair",
                "-alias",
                "a",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + host,
                "-ext",
                "san=dns:" + host,
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                SECRET)
            .redirectErrorStream(true)
            .start();
    var said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!Files.exists(file)) {
      throw new IllegalStateException(said);
    }
    return KeyStore.getInstance(file.toFile(), SECRET.toCharArray());
  }

  /** Sockets that take the certificates of this key store for good. */
  static SSLSocketFactory trusting(KeyStore keys) throws GeneralSecurityException, IOException {
    var trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("a", keys.getCertificate("a"));
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    var context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context.getSocketFactory();
  }

  int port() {
    return door.getLocalPort();
  }

  List<String> inTheClear() {
    return List.copyOf(inTheClear);
  }

  List<String> secured() {
    return List.copyOf(secured);
  }

  private void accept() {
    try {
      while (true) {
        var client = door.accept();
        Thread.ofVirtual().start(() -> talk(client));
      }
    } catch (IOException closed) {
      // so it is
    }
  }

  private void talk(Socket client) {
    try (client) {
      say(client, "220 here");
      if (converse(client, inTheClear, offersTls)) {
        try (var safe = secured(client)) {
          converse(safe, secured, false);
        }
      }
    } catch (IOException | GeneralSecurityException gone) {
      // the client has had enough
    }
  }

  private Socket secured(Socket client) throws IOException, GeneralSecurityException {
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, SECRET.toCharArray());
    var context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    var safe = (SSLSocket) context.getSocketFactory().createSocket(client, null, true);
    safe.setUseClientMode(false);
    safe.startHandshake();
    return safe;
  }

  /** Whether it ended with a wish for TLS. */
  private static boolean converse(Socket client, List<String> heard, boolean offersTls)
      throws IOException {
    var in =
        new BufferedReader(
            new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
    boolean letter = false;
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      heard.add(line);
      var word = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
      if (word.equals("STARTTLS")) {
        say(client, "220 go on");
        return true;
      }
      if (!letter) {
        say(client, answer(word, offersTls));
      } else if (line.equals(".")) {
        say(client, "250 2.0.0 taken");
      }
      letter = word.equals("DATA") || letter && !line.equals(".");
    }
    return false;
  }

  private static String answer(String word, boolean offersTls) {
    return switch (word) {
      case "EHLO" -> offersTls ? "250-here\r\n250 STARTTLS" : "250-here\r\n250 AUTH PLAIN LOGIN";
      case "AUTH" -> "235 2.7.0 welcome";
      case "DATA" -> "354 go on";
      default -> "250 2.0.0 fine";
    };
  }

  private static void say(Socket client, String answer) {
    try {
      client.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
      client.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
