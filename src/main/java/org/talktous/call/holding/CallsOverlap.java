package org.talktous.call.holding;

import io.micronaut.http.HttpStatus;
import java.time.Instant;
import java.util.Map;
import org.talktous.web.problem.ProblemType;
import org.talktous.web.problem.Refusal;

/**
 * The request asked to be refused if the address has another call at the time (409). It names that
 * call's reference and time alone, as the sender is not proven to own the address.
 */
public final class CallsOverlap extends Refusal {
  private static final long serialVersionUID = 1L;
  private static final ProblemType TYPE =
      new ProblemType(
          "calls-overlap", HttpStatus.CONFLICT, "The reader has another call at this time");

  private final String reference;
  private final Instant startsAt;

  public CallsOverlap(String reference, Instant startsAt) {
    super(TYPE, "Choose another time, or leave out refuseOverlap to book this call too.");
    this.reference = reference;
    this.startsAt = startsAt;
  }

  /** Of the other call. */
  public String reference() {
    return reference;
  }

  /** Of the other call. */
  public Instant startsAt() {
    return startsAt;
  }

  @Override
  public Map<String, Object> extensions() {
    return Map.of("reference", reference, "startsAt", startsAt.toString());
  }
}
