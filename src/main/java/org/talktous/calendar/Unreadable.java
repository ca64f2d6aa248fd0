package org.talktous.calendar;

/** A calendar that cannot be made sense of; the message says why, to staff. */
final class Unreadable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Unreadable(String why) {
    super(why);
  }
}
