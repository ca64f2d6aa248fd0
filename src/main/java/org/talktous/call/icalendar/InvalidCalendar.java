package org.talktous.call.icalendar;

/** A calendar that cannot be made sense of; the message says why, to staff. */
public final class InvalidCalendar extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidCalendar(String why) {
    super(why);
  }
}
