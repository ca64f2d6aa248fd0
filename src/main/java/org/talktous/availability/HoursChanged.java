package org.talktous.availability;

import io.micronaut.http.HttpStatus;
import org.talktous.problem.ProblemType;
import org.talktous.problem.Refusal;

/** The hours are not the ones any more that somebody saw and changed. */
final class HoursChanged extends Refusal {
  private static final long serialVersionUID = 1L;
  private static final ProblemType TYPE =
      new ProblemType("hours-changed", HttpStatus.CONFLICT, "The hours have changed");

  HoursChanged() {
    super(TYPE, "Somebody else has changed the hours meanwhile.");
  }
}
