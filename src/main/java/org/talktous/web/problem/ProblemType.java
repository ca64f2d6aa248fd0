package org.talktous.web.problem;

import io.micronaut.http.HttpStatus;
import java.util.Locale;

/**
 * The kind of a problem, as RFC 9457 section 3.1.1 means it: a stable name, its HTTP status and a
 * title that never varies.
 */
public record ProblemType(String name, HttpStatus status, String title) {

  public static final ProblemType INVALID_REQUEST =
      new ProblemType("invalid-request", HttpStatus.BAD_REQUEST, "The request is not valid");
  public static final ProblemType NOT_FOUND =
      new ProblemType("not-found", HttpStatus.NOT_FOUND, "There is nothing here");
  public static final ProblemType UNAUTHORIZED =
      new ProblemType("unauthorized", HttpStatus.UNAUTHORIZED, "Sign in first");
  public static final ProblemType FORBIDDEN =
      new ProblemType("forbidden", HttpStatus.FORBIDDEN, "This is not yours to see or change");
  public static final ProblemType TOO_MANY_REQUESTS =
      new ProblemType("too-many-requests", HttpStatus.TOO_MANY_REQUESTS, "Too many requests");
  public static final ProblemType INTERNAL_ERROR =
      new ProblemType("internal-error", HttpStatus.INTERNAL_SERVER_ERROR, "Something broke here");

  public static final ProblemType UNAVAILABLE =
      new ProblemType("unavailable", HttpStatus.SERVICE_UNAVAILABLE, "Not available just now");

  /** The type for an error that only HTTP knows, such as 405 or 415. */
  static ProblemType of(HttpStatus status) {
    return switch (status) {
      case BAD_REQUEST -> INVALID_REQUEST;
      case NOT_FOUND -> NOT_FOUND;
      case UNAUTHORIZED -> UNAUTHORIZED;
      case FORBIDDEN -> FORBIDDEN;
      case TOO_MANY_REQUESTS -> TOO_MANY_REQUESTS;
      case REQUEST_ENTITY_TOO_LARGE ->
          new ProblemType("content-too-large", status, "The request is too large");
      case INTERNAL_SERVER_ERROR -> INTERNAL_ERROR;
      case SERVICE_UNAVAILABLE -> UNAVAILABLE;
      default ->
          new ProblemType(
              status.getReason().toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-"),
              status,
              status.getReason());
    };
  }

  /** The URI reference that goes on the wire. */
  public String uri() {
    return "/problems/" + name;
  }
}
