package org.talktous.call.icalendar;

import java.time.Duration;

/**
 * Which events of a calendar take a host's time.
 *
 * @param allDay whether whole days do
 * @param unanswered whether invitations do that the host has not answered
 * @param tentative whether events do that are not certain yet, or that the host may not attend
 * @param buffer the time that is kept free before and after each
 */
public record BusyRules(boolean allDay, boolean unanswered, boolean tentative, Duration buffer) {
  /** Every event does, and no longer than it lasts. */
  public static final BusyRules ALL = new BusyRules(true, true, true, Duration.ZERO);
}
