package org.talktous.call.offer;

import io.micronaut.http.HttpStatus;
import java.util.List;
import org.talktous.web.problem.ProblemType;
import org.talktous.web.problem.Refusal;
import org.talktous.web.problem.Violation;

/** No host would take a call at that time, busy or not. */
public final class SlotNotOffered extends Refusal {
  private static final long serialVersionUID = 1L;
  private static final ProblemType TYPE =
      new ProblemType("slot-not-offered", HttpStatus.UNPROCESSABLE_ENTITY, "There is no such slot");

  SlotNotOffered() {
    super(
        TYPE, "The time is not the start of a slot, outside all hours, too soon or too far ahead.");
  }

  @Override
  public List<Violation> violations() {
    return List.of(new Violation("startsAt", "must be one of the offered slots"));
  }
}
