package org.talktous.call.slot;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.util.concurrent.TimeUnit.MICROSECONDS;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Thirty days of offered slots: hosts in zones of their own, open 09:00 to 17:00, with 60 calls
 * each, two a day. The days hold the autumn change of European and American clocks.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class SlotsBenchmark {
  private static final List<ZoneId> ZONES =
      List.of(
              "Europe/Berlin",
              "Europe/Moscow",
              "America/New_York",
              "Asia/Kathmandu",
              "Europe/London",
              "Australia/Sydney",
              "America/Sao_Paulo",
              "Asia/Tokyo",
              "Africa/Cairo",
              "America/St_Johns")
          .stream()
          .map(ZoneId::of)
          .toList();

  private static final Instant FROM = Instant.parse("2026-10-12T00:00:00Z");
  private static final Instant UNTIL = FROM.plus(Duration.ofDays(30));
  private static final CallRules RULES =
      new CallRules(Duration.ofHours(12), Duration.ofDays(60), Duration.ofMinutes(10), 8);

  @Param({"1", "10"})
  int hosts;

  @Param({"5", "7"})
  int daysAWeek;

  private Map<DayOfWeek, List<Window>> weekly = Map.of();
  private long[][] callStarts = {};
  private List<HostCalendar> calendars = List.of();

  @Setup
  public void openTheDesk() {
    weekly =
        EnumSet.range(MONDAY, daysAWeek == 5 ? FRIDAY : SUNDAY).stream()
            .collect(toMap(identity(), day -> List.of(Window.parse("09:00", "17:00"))));
    callStarts = ZONES.stream().limit(hosts).map(SlotsBenchmark::sixtyCalls).toArray(long[][]::new);
    calendars = calendars();
    if (calendars.size() != hosts || offered().size() < 200) {
      throw new IllegalStateException("This desk is not worth measuring");
    }
  }

  private static long[] sixtyCalls(ZoneId zone) {
    var firstDay = LocalDate.ofInstant(FROM, zone);
    return IntStream.range(0, 60)
        .mapToObj(call -> firstDay.plusDays(call / 2).atTime(call % 2 == 0 ? 9 : 14, 30))
        .mapToLong(start -> start.atZone(zone).toEpochSecond())
        .toArray();
  }

  private List<HostCalendar> calendars() {
    return IntStream.range(0, hosts).mapToObj(this::calendar).toList();
  }

  private HostCalendar calendar(int host) {
    long[] starts = callStarts[host];
    long[] ends = LongStream.of(starts).map(start -> start + 30 * 60).toArray();
    var calls = Intervals.of(starts, ends);
    return new HostCalendar(
        new UUID(0, host), ZONES.get(host), weekly, Map.of(), calls, Intervals.NONE);
  }

  @Benchmark
  public SlotStarts offered() {
    return OfferedSlots.offered(calendars, FROM, UNTIL, RULES, FROM);
  }

  /** With the making of the calendars, as each request does. */
  @Benchmark
  public SlotStarts offeredFromRows() {
    return OfferedSlots.offered(calendars(), FROM, UNTIL, RULES, FROM);
  }

  /** What booking asks. */
  @Benchmark
  public List<HostCalendar> free() {
    return OfferedSlots.free(calendars, FROM.plus(Duration.ofDays(15)), RULES, FROM);
  }
}
