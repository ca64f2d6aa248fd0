package org.talktous.call.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.talktous.call.slot.Window;
import org.talktous.web.problem.VersionTag;

/**
 * The hours of one date as the form holds them.
 *
 * @param kind {@code weekly}, {@code off} or {@code other}
 * @param rows the windows of other hours
 * @param mark of the hours with which the form began; null if it begins now
 */
record DateForm(String kind, List<WindowRow> rows, @Nullable String mark) {
  static final String WEEKLY = "weekly";
  static final String OFF = "off";
  static final String OTHER = "other";

  private static final String PREFIX = "window-";
  private static final Pattern REMOVAL = Pattern.compile("remove-([0-9]{1,2})");

  DateForm {
    rows = List.copyOf(rows);
  }

  /**
   * A date as it is kept.
   *
   * @param own its own hours, if it has any
   * @param weekly what it would have without
   */
  static DateForm of(@Nullable List<Window> own, List<Window> weekly) {
    var kind = own == null ? WEEKLY : own.isEmpty() ? OFF : OTHER;
    var shown = own == null || own.isEmpty() ? weekly : own;
    var rows = shown.stream().map(WindowRow::of).toList();
    return new DateForm(kind, rows.isEmpty() ? List.of(WindowRow.EMPTY) : rows, null);
  }

  static DateForm sent(Map<String, String> fields) {
    var rows = WeekForm.rows(fields, PREFIX);
    return new DateForm(
        fields.getOrDefault("kind", ""),
        rows.isEmpty() ? List.of(WindowRow.EMPTY) : rows,
        VersionTag.in(fields));
  }

  /** The form after a button that adds or removes a window; whoever uses it means other hours. */
  static DateForm step(Map<String, String> fields) {
    var form = sent(fields);
    var pressed = fields.getOrDefault("do", "");
    var rows = new ArrayList<>(form.rows());
    var removal = REMOVAL.matcher(pressed);
    if (pressed.equals("add") && rows.size() < WeekForm.MOST) {
      rows.add(WindowRow.EMPTY);
    } else if (removal.matches() && Integer.parseInt(removal.group(1)) < rows.size()) {
      rows.remove(Integer.parseInt(removal.group(1)));
    }
    return new DateForm(OTHER, rows, form.mark());
  }

  /** The same input against the current version, after a lost update. */
  DateForm anew() {
    return new DateForm(kind, rows, null);
  }

  boolean isKnown() {
    return List.of(WEEKLY, OFF, OTHER).contains(kind);
  }

  /** What is wrong, as the last part of a key, by field. */
  Map<String, String> faults() {
    if (!isKnown()) {
      return Map.of("kind", "kind");
    }
    if (!kind.equals(OTHER)) {
      return Map.of();
    }
    var faults = WeekForm.faults(rows, PREFIX);
    return faults.isEmpty() && windows().isEmpty() ? Map.of("window-0-start", "none") : faults;
  }

  /** The windows that are whole. */
  List<Window> windows() {
    return kind.equals(OTHER) ? WeekForm.windows(rows) : List.of();
  }
}
