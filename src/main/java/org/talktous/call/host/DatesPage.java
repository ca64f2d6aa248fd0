package org.talktous.call.host;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.talktous.call.host.BookedCalls.BookedCall;
import org.talktous.call.slot.Window;

/**
 * A month of a host's dates, and one of them opened.
 *
 * @param opened the date whose hours are in the form, if one is
 * @param refusal why nothing was changed, in the words of the page
 * @param errors what is wrong, by field
 * @param typed the range of dates that was typed
 * @param outside booked calls that lie outside the hours as they are kept
 */
record DatesPage(
    HostNavigationItem room,
    YearMonth month,
    LocalDate today,
    List<Day> days,
    @Nullable Opened opened,
    @Nullable String refusal,
    Map<String, String> errors,
    Map<String, String> typed,
    List<BookedCall> outside) {

  /**
   * A date of the month.
   *
   * @param isOwn whether its hours are its own, not those of its weekday
   * @param calls how many are booked on it
   */
  record Day(LocalDate date, List<Window> windows, boolean isOwn, int calls) {
    String hours() {
      return String.join(
          ", ", windows.stream().map(each -> each.start() + "–" + each.end()).toList());
    }
  }

  /**
   * The date whose hours can be changed, and the calls that are booked on it.
   *
   * @param mark of the hours with which the form began
   */
  record Opened(LocalDate date, DateForm form, String mark, List<BookedCall> calls) {}

  DatesPage refused(Map<String, String> wrong, Map<String, String> fields) {
    return new DatesPage(room, month, today, days, opened, refusal, wrong, fields, outside);
  }

  DatesPage refused(String why) {
    return new DatesPage(room, month, today, days, opened, why, errors, typed, outside);
  }

  boolean isOpen(LocalDate date) {
    return opened != null && opened.date().equals(date);
  }

  String typed(String field) {
    return typed.getOrDefault(field, "");
  }
}
