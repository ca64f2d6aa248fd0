package org.talktous.call.holding;

import io.micronaut.http.HttpStatus;
import org.talktous.web.problem.ProblemType;
import org.talktous.web.problem.Refusal;

/** The address of a call's reader was corrected as often as it can be (422). */
public final class TooManyCorrections extends Refusal {
  private static final long serialVersionUID = 1L;
  private static final ProblemType TYPE =
      new ProblemType(
          "too-many-corrections",
          HttpStatus.UNPROCESSABLE_ENTITY,
          "The address was corrected too often");

  public TooManyCorrections(int most) {
    super(TYPE, "It can be corrected %d times. Cancel the call and book another.".formatted(most));
  }
}
