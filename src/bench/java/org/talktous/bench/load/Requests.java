package org.talktous.bench.load;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The requests that are sent, as bytes. */
final class Requests {
  private Requests() {}

  static byte[] get(String path) {
    return bytes(
        "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n\r\n");
  }

  static byte[] get(String path, String token) {
    return get(path, "application/json", token);
  }

  /** A page of the desk, as a browser asks for it. */
  static byte[] page(String path, String token) {
    return get(path, "text/html", token);
  }

  private static byte[] get(String path, String accepted, String token) {
    return bytes(
        "GET "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nAccept: "
            + accepted
            + "\r\nAuthorization: Bearer "
            + token
            + "\r\n\r\n");
  }

  static byte[] delete(String path, String token) {
    return bytes(
        "DELETE "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
            + token
            + "\r\n\r\n");
  }

  static byte[] post(String path, String body) {
    return post(path, "", body);
  }

  static byte[] post(String path, String headers, String body) {
    return bytes(
        "POST "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Accept: application/json\r\n"
            + headers
            + "Content-Length: "
            + body.length()
            + "\r\n\r\n"
            + body);
  }

  static byte[] booking(Desk.Start start) {
    var reader = UUID.randomUUID();
    var body =
        """
        {"article": "%s", "startsAt": "%s", "zone": "Europe/Berlin", "name": "Reader %s",
        "email": "%s@example.org", "consent": true, "locale": "en",
        "question": "How do the costs of an alliance weigh on its leader when a partner refuses?"}
        """
            .formatted(start.article(), start.at(), reader, reader);
    return bytes(
        "POST /api/v1/bookings HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Accept: application/json\r\nIdempotency-Key: "
            + reader
            + "\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
