package org.talktous.call.host;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.talktous.call.host.BookedCalls.BookedCall;
import org.talktous.call.slot.SlotStarts;

/**
 * The weekly hours of a host in their editor.
 *
 * @param isUnsaved whether what it shows is not kept yet
 * @param mark of the hours that are kept
 * @param errors what is wrong, by field
 * @param focus the field to go on with, after a step of the editor
 */
record HoursPage(
    HostNavigationItem room,
    WeekForm form,
    boolean isUnsaved,
    String mark,
    @Nullable String refusal,
    Map<String, String> errors,
    @Nullable String focus,
    Preview preview,
    List<BookedCall> outside) {

  /** What readers would be offered in the fortnight from today on, on a clock. */
  record Preview(ZoneId zone, List<Day> days, boolean isActive) {
    private static final int DAYS = 14;

    /** The starts on a date. */
    record Day(LocalDate date, List<Instant> starts) {}

    static Preview of(SlotStarts starts, ZoneId zone, boolean isActive, Instant now) {
      var days = new ArrayList<Day>();
      var today = now.atZone(zone).toLocalDate();
      for (var date : today.datesUntil(today.plusDays(DAYS)).toList()) {
        var from = date.atStartOfDay(zone).toInstant();
        var until = date.plusDays(1).atStartOfDay(zone).toInstant();
        var found =
            starts.stream().filter(each -> !each.isBefore(from) && each.isBefore(until)).toList();
        if (!found.isEmpty()) {
          days.add(new Day(date, found));
        }
      }
      return new Preview(zone, days, isActive);
    }
  }
}
