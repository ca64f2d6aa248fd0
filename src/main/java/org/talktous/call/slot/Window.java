package org.talktous.call.slot;

import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A part of a day as a wall clock shows it, in minutes since its midnight: [start, end), where 1440
 * is the day's end.
 */
public record Window(int startMinute, int endMinute) {
  private static final int DAY_END = 24 * 60;
  private static final Pattern TIME = Pattern.compile("(?:[01][0-9]|2[0-3]):[0-5][0-9]|24:00");

  public Window {
    if (startMinute < 0 || startMinute >= endMinute || endMinute > DAY_END) {
      throw new IllegalArgumentException("A window starts before it ends, within 00:00 to 24:00");
    }
  }

  /**
   * The window between two times such as {@code 09:00} and {@code 24:00}.
   *
   * @throws IllegalArgumentException if a time is not HH:MM, or the start is not before the end
   */
  public static Window parse(String start, String end) {
    return new Window(minute(start), minute(end));
  }

  private static int minute(String time) {
    if (!TIME.matcher(time).matches()) {
      throw new IllegalArgumentException("A time is HH:MM, from 00:00 to 24:00");
    }
    return 60 * Integer.parseInt(time.substring(0, 2)) + Integer.parseInt(time.substring(3));
  }

  /** The start as HH:MM. */
  public String start() {
    return time(startMinute);
  }

  /** The end as HH:MM, {@code 24:00} for the day's end. */
  public String end() {
    return time(endMinute);
  }

  private static String time(int minute) {
    return "%02d:%02d".formatted(minute / 60, minute % 60);
  }

  /**
   * The same times as the given windows, in order, where those that overlap or touch have become
   * one.
   */
  static List<Window> merged(List<Window> windows) {
    var merged = new ArrayList<Window>();
    for (var window : windows.stream().sorted(comparingInt(Window::startMinute)).toList()) {
      if (!merged.isEmpty() && window.startMinute <= merged.getLast().endMinute) {
        merged.add(merged.removeLast().upTo(window.endMinute));
      } else {
        merged.add(window);
      }
    }
    return List.copyOf(merged);
  }

  private Window upTo(int minute) {
    return new Window(startMinute, Math.max(endMinute, minute));
  }
}
