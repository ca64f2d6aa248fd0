package org.talktous.offer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongFunction;
import org.talktous.availability.CallRules;
import org.talktous.availability.HostCalendar;
import org.talktous.availability.Intervals;
import org.talktous.availability.Window;

/** One row of {@link Diaries}: unpacks its arrays. */
record DiaryRow(ResultSet row, CallRules rules) {

  HostDiary diary() throws SQLException {
    var calls = numbers("calls");
    return new HostDiary(
        row.getString("name"),
        row.getString("join_url"),
        new HostCalendar(
            row.getObject("id", UUID.class),
            ZoneId.of(row.getString("zone")),
            hours("weekly", day -> DayOfWeek.of((int) day)),
            hours("overrides", LocalDate::ofEpochDay),
            calls(calls),
            busy(calls, numbers("busy"))));
  }

  private Long[] numbers(String column) throws SQLException {
    return (Long[]) row.getArray(column).getArray();
  }

  /** Reads day, count and that many minutes, over and over. */
  private <T> Map<T, List<Window>> hours(String column, LongFunction<T> day) throws SQLException {
    var packed = numbers(column);
    var hours = new HashMap<T, List<Window>>();
    for (int at = 0; at < packed.length; at += 2 + packed[at + 1].intValue()) {
      hours.put(day.apply(packed[at]), windows(packed, at + 2, packed[at + 1].intValue()));
    }
    return hours;
  }

  private static List<Window> windows(Long[] packed, int first, int count) {
    var windows = new ArrayList<Window>();
    for (int at = first; at < first + count; at += 2) {
      windows.add(new Window(packed[at].intValue(), packed[at + 1].intValue()));
    }
    return windows;
  }

  private static Intervals calls(Long[] packed) {
    var starts = new long[packed.length / 3];
    var ends = new long[packed.length / 3];
    for (int i = 0; i < starts.length; i++) {
      starts[i] = packed[3 * i];
      ends[i] = packed[3 * i + 1];
    }
    return Intervals.of(starts, ends);
  }

  /**
   * Outside busy times, and calls that were booked when the buffer was longer: the database keeps
   * their time as it was then, so offering must too.
   */
  private Intervals busy(Long[] calls, Long[] outside) {
    var busy = new ArrayList<long[]>();
    for (int i = 0; i < outside.length; i += 2) {
      busy.add(new long[] {outside[i], outside[i + 1]});
    }
    for (int i = 0; i < calls.length; i += 3) {
      if (calls[i + 2] > calls[i + 1] + rules.buffer().toSeconds()) {
        busy.add(new long[] {calls[i], calls[i + 2]});
      }
    }
    return Intervals.of(
        busy.stream().mapToLong(each -> each[0]).toArray(),
        busy.stream().mapToLong(each -> each[1]).toArray());
  }
}
