package org.talktous.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * A client of a service: JSON in, JSON out, whatever the status. What the service answers must be
 * what its OpenAPI document foretells.
 */
public final class Api {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private static final JsonMapper JSON = new JsonMapper();
  private static final byte[] NOTHING = {};

  private final URI server;
  private final Map<String, String> headers;

  Api(URI server, Map<String, String> headers) {
    this.server = server;
    this.headers = Map.copyOf(headers);
  }

  /** A client of the service at the address, which is nobody yet. */
  public static Api of(URI server) {
    return new Api(server, Map.of());
  }

  /** The same client at another service. */
  public Api at(URI other) {
    return new Api(other, headers);
  }

  /** The same client with one more header, or another value for it. */
  public Api with(String header, String value) {
    var more = new HashMap<>(headers);
    more.put(header, value);
    return new Api(server, more);
  }

  /** The same client, signed in. */
  public Api as(String accessToken) {
    return with("Authorization", "Bearer " + accessToken);
  }

  /** The same client, signed in with a password. */
  public Api signedIn(String email, String password) {
    var session =
        post("/api/v1/sessions", Fields.NONE.with("email", email).with("password", password));
    return as(session.with(201).text("/accessToken"));
  }

  public Answer get(String path) {
    return sendBytes("GET", path, NOTHING);
  }

  public Answer delete(String path) {
    return sendBytes("DELETE", path, NOTHING);
  }

  public Answer post(String path) {
    return sendBytes("POST", path, NOTHING);
  }

  /** Sends fields, a list, or a text as it stands. */
  public Answer post(String path, Object body) {
    return send("POST", path, body);
  }

  public Answer put(String path, Object body) {
    return send("PUT", path, body);
  }

  public Answer send(String method, String path, Object body) {
    return (headers.containsKey("Content-Type") ? this : with("Content-Type", "application/json"))
        .sendBytes(method, path, written(body));
  }

  private Answer sendBytes(String method, String path, byte[] body) {
    var request =
        HttpRequest.newBuilder(URI.create(server + path))
            .method(
                method,
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
            .timeout(Duration.ofSeconds(60));
    headers.forEach(
        (name, value) -> {
          // A browser that asks for a page sends nothing, so of no type.
          if (!method.equals("GET") || !name.equals("Content-Type")) {
            request.header(name, value);
          }
        });
    try {
      var answer = answer(request.build());
      OpenApiDocument.hold(answer.response(), body);
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Answer answer(HttpRequest request) throws IOException, InterruptedException {
    try {
      return new Answer(CLIENT.send(request, BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      if (!request.method().equals("POST")
          && String.valueOf(e.getMessage()).contains("received no bytes")) {
        // A kept connection was closed after an oversized request, just as it was to be used again.
        return new Answer(CLIENT.send(request, BodyHandlers.ofByteArray()));
      }
      throw e;
    }
  }

  private static byte[] written(Object body) {
    try {
      return switch (body) {
        case byte[] bytes -> bytes;
        case String text -> text.getBytes(StandardCharsets.UTF_8);
        case Fields fields -> JSON.writeValueAsBytes(fields.values());
        case Object other -> JSON.writeValueAsBytes(other);
      };
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
