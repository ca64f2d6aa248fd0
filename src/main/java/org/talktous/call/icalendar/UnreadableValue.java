package org.talktous.call.icalendar;

import org.talktous.call.icalendar.Remark.Code;

/** A value that cannot be followed: it costs the part that it belongs to, never the calendar. */
final class UnreadableValue extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Code code;

  UnreadableValue(Code code) {
    super(code.key(), null, false, false);
    this.code = code;
  }

  Code code() {
    return code;
  }
}
