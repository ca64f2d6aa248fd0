package org.talktous.call.offer;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.call.slot.HostCalendar;

/**
 * A host who takes an article's calls, with their calendar.
 *
 * @param version of the host and their hours, by which a later change is noticed
 */
public record ScheduledHost(
    String name, @Nullable String joinUrl, int version, HostCalendar calendar) {

  public UUID host() {
    return calendar.host();
  }
}
