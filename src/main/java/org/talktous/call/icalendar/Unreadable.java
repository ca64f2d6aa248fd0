package org.talktous.call.icalendar;

/** A calendar that cannot be made sense of; the message says why, to staff. */
public final class Unreadable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Unreadable(String why) {
    super(why);
  }
}
