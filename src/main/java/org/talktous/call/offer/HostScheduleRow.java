package org.talktous.call.offer;

import static org.talktous.call.slot.OfferedSlots.CALL_LENGTH;

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
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.talktous.call.slot.CallRules;
import org.talktous.call.slot.HostCalendar;
import org.talktous.call.slot.Intervals;
import org.talktous.call.slot.Window;

/**
 * One row of {@link HostScheduleReader}: unpacks its arrays. Hours come as a day, negative, and the
 * minutes of its windows, then the next day; times as epoch seconds.
 */
record HostScheduleRow(ResultSet row, CallRules rules) {
  private static final Number[] NONE = {};

  ScheduledHost host() throws SQLException {
    var starts = seconds("call_starts");
    return new ScheduledHost(
        row.getString("name"),
        row.getString("join_url"),
        row.getInt("version"),
        new HostCalendar(
            row.getObject("id", UUID.class),
            ZoneId.of(row.getString("zone")),
            hours("weekly", day -> DayOfWeek.of((int) day)),
            hours("overrides", LocalDate::ofEpochDay),
            Intervals.of(starts, ends(starts)),
            busy(starts, seconds("call_ends"))));
  }

  private <T> Map<T, List<Window>> hours(String column, LongFunction<T> day) throws SQLException {
    var packed = numbers(column);
    var hours = new HashMap<T, List<Window>>();
    int at = 0;
    while (at < packed.length) {
      var windows = new ArrayList<Window>();
      hours.put(day.apply(-packed[at++].longValue()), windows);
      for (; at < packed.length && packed[at].intValue() >= 0; at += 2) {
        windows.add(new Window(packed[at].intValue(), packed[at + 1].intValue()));
      }
    }
    return hours;
  }

  private static long[] ends(long[] starts) {
    return LongStream.of(starts).map(start -> start + CALL_LENGTH.toSeconds()).toArray();
  }

  /**
   * Outside busy times, and calls that were booked when the buffer was longer: the database keeps
   * their time as it was then, so offering must too.
   */
  private Intervals busy(long[] starts, long[] ends) throws SQLException {
    long usual = CALL_LENGTH.plus(rules.buffer()).toSeconds();
    int[] longer =
        IntStream.range(0, starts.length).filter(i -> ends[i] - starts[i] > usual).toArray();
    return Intervals.of(
        with(seconds("busy_starts"), starts, longer), with(seconds("busy_ends"), ends, longer));
  }

  private static long[] with(long[] all, long[] others, int[] chosen) {
    return LongStream.concat(LongStream.of(all), IntStream.of(chosen).mapToLong(i -> others[i]))
        .toArray();
  }

  private long[] seconds(String column) throws SQLException {
    return Stream.of(numbers(column)).mapToLong(Number::longValue).toArray();
  }

  private Number[] numbers(String column) throws SQLException {
    var array = row.getArray(column);
    return array == null ? NONE : (Number[]) array.getArray();
  }
}
