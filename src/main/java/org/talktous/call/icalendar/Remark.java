package org.talktous.call.icalendar;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What of a calendar could not be followed. The arguments are null where they do not apply.
 *
 * @param uid of the event
 * @param summary of the event
 * @param line the content line as written, cut to 200 characters
 * @param zone the name of a time zone that is neither known nor defined
 */
public record Remark(
    Code code,
    @Nullable String uid,
    @Nullable String summary,
    @Nullable String line,
    @Nullable String zone) {

  /** What was left out, and what was done instead. */
  public enum Code {
    /** The start is missing or cannot be read; the event is left out. */
    START,
    /**
     * The end cannot be read, or is before the start; the event is taken to last an hour, or its
     * day.
     */
    END,
    /** A rule cannot be read; the event takes place without it. */
    RULE,
    /** Following a rule would take too long; the event takes place without it. */
    TOO_LONG,
    /** There are more occurrences in the time ahead than are kept; the rest is left out. */
    TOO_MANY,
    /** An exception cannot be read; the event takes place there. */
    EXCEPTION,
    /** A further date or period cannot be read; it is left out. */
    DATE,
    /** Which occurrence is changed cannot be read; both the old and the new time are taken. */
    CHANGE,
    /**
     * A time zone is not known, and its times are read on another clock; or its definition cannot
     * be read as a whole, and is followed in part.
     */
    ZONE;

    /** As the code is stored and answered: {@code too-long}. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
