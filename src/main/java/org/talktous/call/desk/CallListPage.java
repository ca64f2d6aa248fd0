package org.talktous.call.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.talktous.call.desk.CallLineRepository.Choice;

/**
 * The calls of a day or a week, as staff see them.
 *
 * @param isCut whether there are more than a page holds
 * @param hosts to choose from; empty for a host, who sees their own calls alone
 */
record CallListPage(
    CalendarPeriod period,
    LocalDate today,
    Instant now,
    List<Day> days,
    boolean isCut,
    Filter filter,
    List<Choice> hosts,
    List<Choice> articles) {

  /** The calls of a date. */
  record Day(LocalDate date, List<CallLine> calls) {}

  /** To what the calls are narrowed. */
  record Filter(@Nullable String state, @Nullable String host, @Nullable String article) {
    static final List<String> STATES =
        List.of("confirmed", "pending", "attended", "no-show", "cancelled");

    boolean isEmpty() {
      return state == null && host == null && article == null;
    }
  }

  boolean isEmpty() {
    return days.stream().allMatch(day -> day.calls().isEmpty());
  }
}
