package org.talktous.call.offer;

import io.micronaut.http.HttpStatus;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.talktous.web.problem.ProblemType;
import org.talktous.web.problem.Refusal;

/** Somebody else has the slot; the nearest free ones are named. */
public final class SlotTaken extends Refusal {
  private static final long serialVersionUID = 1L;
  private static final ProblemType TYPE =
      new ProblemType("slot-taken", HttpStatus.CONFLICT, "The slot is taken");

  private final transient List<Instant> alternatives;
  private final transient ZoneId zone;

  SlotTaken(List<Instant> alternatives, ZoneId zone) {
    super(TYPE, "Somebody else has booked it; alternatives are the nearest free starts.");
    this.alternatives = List.copyOf(alternatives);
    this.zone = zone;
  }

  public List<Instant> alternatives() {
    return alternatives;
  }

  @Override
  public Map<String, Object> extensions() {
    return Map.of(
        "alternatives", alternatives.stream().map(start -> Rfc3339.format(start, zone)).toList());
  }
}
