package org.talktous.call.host;

import java.util.Optional;
import java.util.regex.Pattern;
import org.talktous.call.slot.Window;

/** A window as it stands in a form, typed or not; an end of 00:00 is that of the day. */
record WindowRow(String start, String end) {
  static final WindowRow EMPTY = new WindowRow("", "");

  private static final Pattern TIME = Pattern.compile("([01]?[0-9]|2[0-3]):[0-5][0-9]|24:00");
  private static final String MIDNIGHT = "00:00";
  private static final String DAY_END = "24:00";

  static WindowRow of(Window window) {
    return new WindowRow(window.start(), window.end().equals(DAY_END) ? MIDNIGHT : window.end());
  }

  static WindowRow typed(String start, String end) {
    return new WindowRow(padded(start.strip()), padded(end.strip()));
  }

  private static String padded(String time) {
    return time.matches("[0-9]:[0-9]{2}") ? "0" + time : time;
  }

  boolean isEmpty() {
    return start.isEmpty() && end.isEmpty();
  }

  /** What is wrong with it, as the last part of a key, if anything is. */
  Optional<String> fault() {
    if (isEmpty() || window().isPresent()) {
      return Optional.empty();
    }
    if (start.isEmpty() || end.isEmpty()) {
      return Optional.of("half");
    }
    return Optional.of(isTime(start) && isTime(end) ? "order" : "time");
  }

  private static boolean isTime(String typed) {
    return TIME.matcher(typed).matches();
  }

  Optional<Window> window() {
    var until = end.equals(MIDNIGHT) ? DAY_END : end;
    return isTime(start) && isTime(until) && start.compareTo(until) < 0
        ? Optional.of(Window.parse(start, until))
        : Optional.empty();
  }
}
