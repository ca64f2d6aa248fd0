package org.talktous.call.host;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A step of the editor: what the hours look like after it.
 *
 * @param focus the element to go on with
 */
record WeekStep(WeekForm form, @Nullable String focus) {
  private static final Pattern REMOVAL = Pattern.compile("remove-([a-z]+)-([0-9]{1,2})");

  static WeekStep from(WeekForm form) {
    return new WeekStep(form, null);
  }

  /** Does what the button says that was pressed; what makes no sense does nothing. */
  static WeekStep of(Map<String, String> fields) {
    var form = WeekForm.sent(fields);
    var pressed = fields.getOrDefault("do", "");
    if (pressed.equals("copy")) {
      return copied(form, fields);
    }
    var removal = REMOVAL.matcher(pressed);
    if (removal.matches()) {
      return WeekForm.day(removal.group(1))
          .map(day -> removed(form, day, Integer.parseInt(removal.group(2))))
          .orElseGet(() -> from(form));
    }
    return WeekForm.day(pressed.replaceFirst("^add-", ""))
        .map(day -> added(form, day))
        .orElseGet(() -> from(form));
  }

  private static WeekStep added(WeekForm form, DayOfWeek day) {
    var after = form.withOneMore(day);
    return new WeekStep(after, WeekForm.name(day) + "-" + (after.of(day).size() - 1) + "-start");
  }

  private static WeekStep removed(WeekForm form, DayOfWeek day, int place) {
    return new WeekStep(form.without(day, place), "add-" + WeekForm.name(day));
  }

  private static WeekStep copied(WeekForm form, Map<String, String> fields) {
    var to =
        Arrays.stream(DayOfWeek.values())
            .filter(day -> fields.containsKey("to-" + WeekForm.name(day)))
            .toList();
    return WeekForm.day(fields.getOrDefault("from", ""))
        .map(from -> new WeekStep(form.copied(from, to), "copy"))
        .orElseGet(() -> from(form));
  }
}
