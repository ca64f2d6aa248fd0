package org.talktous.call.host;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.talktous.call.slot.Window;

/**
 * The weekly hours as the editor holds them between its pages: each day's windows, whole or not.
 * Fields are named by day and place, such as {@code monday-0-start}.
 */
record WeekForm(Map<DayOfWeek, List<WindowRow>> days) {
  /** More windows of a day than this are a slip. */
  static final int MOST = 12;

  WeekForm {
    days = Map.copyOf(days);
  }

  static WeekForm of(Map<DayOfWeek, List<Window>> hours) {
    var days = new EnumMap<DayOfWeek, List<WindowRow>>(DayOfWeek.class);
    for (var day : DayOfWeek.values()) {
      days.put(day, hours.getOrDefault(day, List.of()).stream().map(WindowRow::of).toList());
    }
    return new WeekForm(days);
  }

  static WeekForm sent(Map<String, String> fields) {
    var days = new EnumMap<DayOfWeek, List<WindowRow>>(DayOfWeek.class);
    for (var day : DayOfWeek.values()) {
      days.put(day, rows(fields, name(day) + "-"));
    }
    return new WeekForm(days);
  }

  /** The windows whose fields begin so. */
  static List<WindowRow> rows(Map<String, String> fields, String prefix) {
    return IntStream.range(0, MOST)
        .mapToObj(i -> prefix + i)
        .filter(row -> fields.containsKey(row + "-start") || fields.containsKey(row + "-end"))
        .map(
            row ->
                WindowRow.typed(
                    fields.getOrDefault(row + "-start", ""), fields.getOrDefault(row + "-end", "")))
        .toList();
  }

  static String name(DayOfWeek day) {
    return day.name().toLowerCase(Locale.ROOT);
  }

  static Optional<DayOfWeek> day(String name) {
    return Arrays.stream(DayOfWeek.values()).filter(day -> name(day).equals(name)).findFirst();
  }

  List<WindowRow> of(DayOfWeek day) {
    return days.getOrDefault(day, List.of());
  }

  /** One more window, empty still. */
  WeekForm withOneMore(DayOfWeek day) {
    var rows = new ArrayList<>(of(day));
    if (rows.size() < MOST) {
      rows.add(WindowRow.EMPTY);
    }
    return with(day, rows);
  }

  WeekForm without(DayOfWeek day, int place) {
    var rows = new ArrayList<>(of(day));
    if (place < rows.size()) {
      rows.remove(place);
    }
    return with(day, rows);
  }

  /** The same with one day's windows on others too. */
  WeekForm copied(DayOfWeek from, List<DayOfWeek> to) {
    var copied = this;
    for (var day : to) {
      copied = copied.with(day, of(from));
    }
    return copied;
  }

  private WeekForm with(DayOfWeek day, List<WindowRow> rows) {
    var changed = new EnumMap<DayOfWeek, List<WindowRow>>(DayOfWeek.class);
    changed.putAll(days);
    changed.put(day, List.copyOf(rows));
    return new WeekForm(changed);
  }

  /** What is wrong, as the last part of a key, by the field at fault, in the order of the page. */
  Map<String, String> faults() {
    var faults = new LinkedHashMap<String, String>();
    for (var day : DayOfWeek.values()) {
      faults.putAll(faults(of(day), name(day) + "-"));
    }
    return faults;
  }

  static Map<String, String> faults(List<WindowRow> rows, String prefix) {
    var faults = new LinkedHashMap<String, String>();
    for (int i = 0; i < rows.size(); i++) {
      var row = rows.get(i);
      var field = prefix + i + (row.start().isEmpty() ? "-start" : "-end");
      row.fault().ifPresent(fault -> faults.put(field, fault));
    }
    return faults;
  }

  /** The hours as far as they are whole; days off are left out. */
  Map<DayOfWeek, List<Window>> hours() {
    var hours = new EnumMap<DayOfWeek, List<Window>>(DayOfWeek.class);
    for (var day : DayOfWeek.values()) {
      var windows = windows(of(day));
      if (!windows.isEmpty()) {
        hours.put(day, windows);
      }
    }
    return hours;
  }

  static List<Window> windows(List<WindowRow> rows) {
    return rows.stream().flatMap(row -> row.window().stream()).toList();
  }
}
