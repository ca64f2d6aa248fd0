package org.talktous.web.problem;

import io.micronaut.http.MutableHttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A refused request: the one exception that is answered with 4xx, or 503. The detail is in English,
 * for readers of the API, and holds no personal data.
 */
public abstract class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ProblemType type;

  protected Refusal(ProblemType type, String detail) {
    // No stack trace: refusals are ordinary control flow, and hundreds may race for one slot.
    super(detail, null, false, false);
    this.type = type;
  }

  public ProblemType type() {
    return type;
  }

  public String detail() {
    return String.valueOf(getMessage());
  }

  /** The fields at fault; empty if the refusal concerns no field. */
  public List<Violation> violations() {
    return List.of();
  }

  /** Members beyond RFC 9457's own, such as the alternatives to a taken slot. */
  public Map<String, Object> extensions() {
    return Map.of();
  }

  /** Headers that belong to this refusal, such as {@code Retry-After}. */
  public Map<String, String> headers() {
    return Map.of();
  }

  /**
   * Which text a page shows in place of that of the status, if there is one: the part of its key
   * between {@code error.} and {@code .title}.
   */
  public Optional<String> text() {
    return Optional.empty();
  }

  /** Gives a response the headers that belong to this refusal. */
  public <T> MutableHttpResponse<T> onto(MutableHttpResponse<T> response) {
    headers().forEach(response::header);
    return response;
  }
}
