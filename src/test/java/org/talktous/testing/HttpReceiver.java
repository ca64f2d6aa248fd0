package org.talktous.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A real HTTP server on this machine that takes what is posted to it, on as many paths as wanted,
 * and answers as it is told: 204 by itself.
 */
public final class HttpReceiver implements AutoCloseable {
  private static final int TIMEOUT_SECONDS = 20;

  private final HttpServer server;
  private final ConcurrentMap<String, Queue<Reply>> replies = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, BlockingQueue<Received>> received = new ConcurrentHashMap<>();

  private HttpReceiver(HttpServer server) {
    this.server = server;
  }

  /** What was posted. */
  public record Received(HttpHeaders headers, String body) {
    /** The header's only value. */
    public String header(String name) {
      return headers.firstValue(name).orElseThrow();
    }
  }

  /** How one request is answered. */
  public interface Reply {
    void to(HttpExchange exchange) throws IOException;

    /** A status and headers, given as names and values in turn; no body. */
    static Reply of(int status, String... headers) {
      return exchange -> {
        for (int i = 0; i < headers.length; i += 2) {
          exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
        }
        exchange.sendResponseHeaders(status, -1);
      };
    }
  }

  public static HttpReceiver start() {
    try {
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      var receiver = new HttpReceiver(server);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/", receiver::take);
      server.start();
      return receiver;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The address of a path that begins with a slash. */
  public String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  /** Answers the next requests for the path so, one each. */
  public HttpReceiver reply(String path, Reply... next) {
    replies(path).addAll(List.of(next));
    return this;
  }

  /** Answers the next requests for the path with these statuses, one each. */
  public HttpReceiver reply(String path, int... statuses) {
    for (int status : statuses) {
      reply(path, Reply.of(status));
    }
    return this;
  }

  /** What was posted to the path and not asked for yet, the oldest first. */
  public List<Received> received(String path) {
    var found = new java.util.ArrayList<Received>();
    queue(path).drainTo(found);
    return found;
  }

  /** Waits for what is posted to the path next. */
  public Received next(String path) {
    return next(path, TIMEOUT_SECONDS);
  }

  /** Waits so many seconds for what is posted to the path next. */
  public Received next(String path, int seconds) {
    try {
      var next = queue(path).poll(seconds, TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("nothing was posted to " + path);
      }
      return next;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath();
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      var headers = HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true);
      queue(path).add(new Received(headers, body));
      var reply = replies(path).poll();
      (reply == null ? Reply.of(204) : reply).to(exchange);
    }
  }

  private Queue<Reply> replies(String path) {
    return replies.computeIfAbsent(path, first -> new ConcurrentLinkedQueue<>());
  }

  private BlockingQueue<Received> queue(String path) {
    return received.computeIfAbsent(path, first -> new LinkedBlockingQueue<>());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
