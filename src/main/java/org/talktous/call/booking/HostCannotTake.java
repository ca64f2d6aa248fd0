package org.talktous.call.booking;

import io.micronaut.http.HttpStatus;
import java.util.List;
import java.util.Map;
import org.talktous.call.offer.ScheduledHost;
import org.talktous.web.problem.ProblemType;
import org.talktous.web.problem.Refusal;

/** Why a call cannot be given to a host. */
public final class HostCannotTake extends Refusal {
  private static final long serialVersionUID = 1L;

  private final transient Map<String, Object> extensions;

  private HostCannotTake(String name, String title, String detail, Map<String, Object> extensions) {
    super(new ProblemType(name, HttpStatus.CONFLICT, title), detail);
    this.extensions = extensions;
  }

  static HostCannotTake hasIt() {
    return new HostCannotTake(
        "same-host", "The host has the call already", "Name another host.", Map.of());
  }

  static HostCannotTake isInactive() {
    return new HostCannotTake(
        "host-inactive",
        "The host takes no calls",
        "They are inactive or cannot sign in.",
        Map.of());
  }

  /**
   * They are busy, outside their hours, or have their day's number of calls.
   *
   * @param free those who can take the call
   */
  static HostCannotTake isNotFree(List<ScheduledHost> free) {
    return new HostCannotTake(
        "host-not-free",
        "The host is not free",
        "They have another call or other business then, no hours, or no more calls that day;"
            + " hosts are those who are free.",
        Map.of(
            "hosts",
            free.stream()
                .map(host -> Map.of("id", host.host().toString(), "name", host.name()))
                .toList()));
  }

  @Override
  public Map<String, Object> extensions() {
    return extensions;
  }
}
