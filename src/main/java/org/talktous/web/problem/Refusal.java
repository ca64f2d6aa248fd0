package org.talktous.web.problem;

import io.micronaut.http.MutableHttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request that is refused; the one exception that becomes an answer of status 4xx, or of 503. The
 * detail is for people who read the API in English: it names what happened, never whom.
 */
public abstract class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ProblemType type;

  protected Refusal(ProblemType type, String detail) {
    // Without a stack trace: a refusal is an ordinary answer, and hundreds may race for one slot.
    super(detail, null, false, false);
    this.type = type;
  }

  public ProblemType type() {
    return type;
  }

  public String detail() {
    return String.valueOf(getMessage());
  }

  /** Which parts of the request are at fault; empty when it is none in particular. */
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
