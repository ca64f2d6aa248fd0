package org.talktous.call.icalendar;

/** A file that is not a whole calendar; the message says why, to staff. */
public final class InvalidCalendar extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidCalendar() {
    super("it is not an iCalendar file, or not a whole one");
  }
}
