package org.talktous.call.slot;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OfferedSlotsTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final CallRules RULES =
      new CallRules(Duration.ZERO, Duration.ofDays(60), Duration.ZERO, 8);

  /** A Monday. */
  private static final LocalDate DAY = LocalDate.parse("2026-06-01");

  private static final Instant LONG_BEFORE = Instant.parse("2026-05-20T00:00:00Z");

  @Test
  void aWindowIsCutIntoHalfHoursAndTheRemainderDropped() {
    var host = host(UTC, MONDAY, window("09:00", "10:45"));

    assertThat(times(DAY, host)).containsExactly("09:00", "09:30", "10:00");
  }

  @Test
  void touchingAndOverlappingWindowsAreOne() {
    var host =
        host(
            UTC,
            MONDAY,
            window("10:20", "11:00"),
            window("09:00", "09:50"),
            window("09:50", "10:20"));

    assertThat(times(DAY, host)).containsExactly("09:00", "09:30", "10:00", "10:30");
  }

  @Test
  void aWindowMayEndAtMidnightAndNoSlotCrossesIt() {
    var weekly =
        Map.of(
            MONDAY, List.of(window("22:45", "24:00")), TUESDAY, List.of(window("00:00", "01:00")));
    var host =
        new HostCalendar(new UUID(0, 1), UTC, weekly, Map.of(), Intervals.NONE, Intervals.NONE);

    assertThat(times(DAY, host)).containsExactly("22:45", "23:15");
    assertThat(times(DAY.plusDays(1), host)).containsExactly("00:00", "00:30");
  }

  @Test
  void anOverrideReplacesTheWeeklyHoursOfItsDateOnly() {
    var host =
        with(
            host(UTC, MONDAY, window("09:00", "10:00")),
            Map.of(DAY, List.of(window("14:00", "15:00"))));

    assertThat(times(DAY, host)).containsExactly("14:00", "14:30");
    assertThat(times(DAY.plusWeeks(1), host)).containsExactly("09:00", "09:30");
  }

  @Test
  void anOverrideWithoutWindowsIsADayOff() {
    var host = with(host(UTC, MONDAY, window("09:00", "10:00")), Map.of(DAY, List.of()));

    assertThat(times(DAY, host)).isEmpty();
  }

  @Test
  void theHourSkippedInSpringDoesNotExist() {
    var host = host(BERLIN, SUNDAY, window("01:00", "04:00"));

    assertThat(times(LocalDate.parse("2026-03-29"), host))
        .containsExactly("01:00", "01:30", "03:00", "03:30");
  }

  @Test
  void aWindowWithinTheSkippedHourOffersNothing() {
    assertThat(times(LocalDate.parse("2026-03-29"), host(BERLIN, SUNDAY, window("02:00", "03:00"))))
        .isEmpty();
  }

  @Test
  void slotsRunThroughTheSkippedHourInElapsedTime() {
    var host = host(BERLIN, SUNDAY, window("01:45", "04:00"));

    assertThat(times(LocalDate.parse("2026-03-29"), host)).containsExactly("01:45", "03:15");
  }

  @Test
  void theHourRepeatedInAutumnCountsTwice() {
    var host = host(BERLIN, SUNDAY, window("01:30", "03:30"));

    assertThat(times(LocalDate.parse("2026-10-25"), host))
        .containsExactly("01:30", "02:00", "02:30", "02:00", "02:30", "03:00");
  }

  @Test
  void aWindowWithinTheRepeatedHourOpensTwice() {
    var host = host(BERLIN, SUNDAY, window("02:15", "02:50"));

    assertThat(starts(LocalDate.parse("2026-10-25"), host, RULES))
        .containsExactly(
            Instant.parse("2026-10-25T00:15:00Z"), Instant.parse("2026-10-25T01:15:00Z"));
  }

  @Test
  void aDateThatClocksTurnBackIntoHasTwoParts() {
    // Newfoundland went from 00:01 on Sunday 7 November back to 23:01 on Saturday.
    var host = host(ZoneId.of("America/St_Johns"), SATURDAY, window("22:45", "24:00"));

    var now = Instant.parse("2010-11-06T12:00:00Z");
    var nextDays = new CallRules(Duration.ZERO, Duration.ofDays(2), Duration.ZERO, 8);
    var offered = OfferedSlots.offered(List.of(host), Instant.MIN, Instant.MAX, nextDays, now);

    assertThat(offered.stream())
        .containsExactly(
            Instant.parse("2010-11-07T01:15:00Z"),
            Instant.parse("2010-11-07T01:45:00Z"),
            Instant.parse("2010-11-07T02:31:00Z"));
  }

  @Test
  void aDateWithoutMidnightBeginsLater() {
    var santiago = ZoneId.of("America/Santiago");
    var host = host(santiago, SUNDAY, window("00:00", "02:00"));

    assertThat(times(LocalDate.parse("2026-09-06"), host)).containsExactly("01:00", "01:30");
  }

  @Test
  void aBufferWidensACallOnBothSides() {
    var host = withCalls(host(UTC, MONDAY, window("09:00", "12:00")), "2026-06-01T10:30:00Z");

    assertThat(times(DAY, host)).containsExactly("09:00", "09:30", "10:00", "11:00", "11:30");
    assertThat(times(DAY, host, rulesWithBuffer("PT1S")))
        .containsExactly("09:00", "09:30", "11:30");
    assertThat(times(DAY, host, rulesWithBuffer("PT30M")))
        .containsExactly("09:00", "09:30", "11:30");
    assertThat(times(DAY, host, rulesWithBuffer("PT31M"))).containsExactly("09:00");
  }

  @Test
  void otherBusyTimesBlockWhatTheyOverlapWithoutABuffer() {
    var host = host(UTC, MONDAY, window("09:00", "12:00"));
    var busy =
        intervals(
            "2026-06-01T09:30:00Z/2026-06-01T10:00:00Z",
            "2026-05-31T00:00:00Z/2026-06-01T09:00:01Z");
    var calendar =
        new HostCalendar(host.host(), UTC, host.weekly(), Map.of(), Intervals.NONE, busy);

    assertThat(times(DAY, calendar, rulesWithBuffer("PT15M")))
        .containsExactly("10:00", "10:30", "11:00", "11:30");
  }

  @Test
  void theDailyCapIsCountedOnTheHostsDate() {
    var rules = new CallRules(Duration.ZERO, Duration.ofDays(60), Duration.ZERO, 2);
    var tokyo = ZoneId.of("Asia/Tokyo");
    // Both are on Monday in Tokyo; the first is on Sunday in UTC.
    var host =
        withCalls(
            host(tokyo, MONDAY, window("07:00", "20:00")),
            "2026-05-31T22:30:00Z",
            "2026-06-01T08:00:00Z");

    assertThat(times(DAY, host, rules)).isEmpty();
    assertThat(times(DAY.plusWeeks(1), host, rules)).hasSize(26);
    assertThat(
            times(DAY, host, new CallRules(Duration.ZERO, Duration.ofDays(60), Duration.ZERO, 3)))
        .hasSize(24);
  }

  @Test
  void aCallOutsideTheAskedHoursStillCountsForTheCap() {
    var rules = new CallRules(Duration.ZERO, Duration.ofDays(60), Duration.ZERO, 1);
    var host = withCalls(host(UTC, MONDAY, window("00:00", "24:00")), "2026-06-01T23:00:00Z");

    assertThat(
            OfferedSlots.offered(
                    List.of(host),
                    Instant.parse("2026-06-01T08:00:00Z"),
                    Instant.parse("2026-06-01T09:00:00Z"),
                    rules,
                    LONG_BEFORE)
                .isEmpty())
        .isTrue();
  }

  @Test
  void slotsAreCountedFromTheOpeningNotFromTheAskedTime() {
    var host = host(UTC, MONDAY, window("09:10", "12:00"));

    assertThat(
            OfferedSlots.offered(
                List.of(host),
                Instant.parse("2026-06-01T09:10:00.000000001Z"),
                Instant.parse("2026-06-01T10:10:00.000000001Z"),
                RULES,
                LONG_BEFORE)
                .stream())
        .containsExactly(
            Instant.parse("2026-06-01T09:40:00Z"), Instant.parse("2026-06-01T10:10:00Z"));
  }

  @Test
  void theLastHourOfADateOfTwentyFiveHoursStillKnowsItsFirst() {
    var host = host(BERLIN, SUNDAY, window("00:00", "24:00"));
    var from = Instant.parse("2026-10-25T22:20:00Z");
    var until = from.plus(Duration.ofHours(1));
    var oneADay = new CallRules(Duration.ZERO, Duration.ofDays(60), Duration.ZERO, 1);
    var booked = withCalls(host, "2026-10-24T22:00:00Z");

    assertThat(OfferedSlots.offered(List.of(host), from, until, oneADay, from).stream())
        .containsExactly(Instant.parse("2026-10-25T22:30:00Z"));
    assertThat(OfferedSlots.offered(List.of(booked), from, until, oneADay, from).isEmpty())
        .isTrue();
  }

  @Test
  void noticeAndHorizonIncludeTheirEnds() {
    var host = host(UTC, MONDAY, window("09:00", "12:00"));
    var rules = new CallRules(Duration.ofHours(1), Duration.ofHours(2), Duration.ZERO, 8);

    assertThat(timesAt("2026-06-01T08:30:00Z", host, rules))
        .containsExactly("09:30", "10:00", "10:30");
    assertThat(timesAt("2026-06-01T08:30:00.000000001Z", host, rules))
        .containsExactly("10:00", "10:30");
    assertThat(timesAt("2026-06-01T08:29:59.999999999Z", host, rules))
        .containsExactly("09:30", "10:00");
  }

  @Test
  void aStartIsOfferedOnceIfAnyHostIsFree() {
    var early = withCalls(host(UTC, MONDAY, window("09:00", "10:30")), "2026-06-01T09:00:00Z");
    var late = host(UTC, MONDAY, window("09:30", "11:00"));

    assertThat(
            OfferedSlots.offered(
                List.of(early, late),
                midnight(UTC, DAY),
                midnight(UTC, DAY.plusDays(1)),
                RULES,
                LONG_BEFORE)
                .stream())
        .containsExactly(
            Instant.parse("2026-06-01T09:30:00Z"),
            Instant.parse("2026-06-01T10:00:00Z"),
            Instant.parse("2026-06-01T10:30:00Z"));
    assertThat(
            OfferedSlots.free(
                List.of(early, late), Instant.parse("2026-06-01T10:00:00Z"), RULES, LONG_BEFORE))
        .containsExactly(early, late);
    assertThat(
            OfferedSlots.free(
                List.of(early, late), Instant.parse("2026-06-01T09:00:00Z"), RULES, LONG_BEFORE))
        .isEmpty();
  }

  @Test
  void aTakenStartIsOnTheGridAndAnOddOneIsNot() {
    var rules = new CallRules(Duration.ZERO, Duration.ofDays(60), Duration.ZERO, 1);
    var host = withCalls(host(UTC, MONDAY, window("09:00", "10:30")), "2026-06-01T09:00:00Z");

    assertThat(onGrid("2026-06-01T09:00:00Z", host, rules)).isTrue();
    assertThat(onGrid("2026-06-01T10:00:00Z", host, rules)).isTrue();
    assertThat(onGrid("2026-06-01T10:30:00Z", host, rules)).isFalse();
    assertThat(onGrid("2026-06-01T09:00:00.000000001Z", host, rules)).isFalse();
    assertThat(onGrid("2026-06-01T08:59:59.999999999Z", host, rules)).isFalse();
    assertThat(onGrid("2027-06-07T09:00:00Z", host, rules)).isFalse();
  }

  @Test
  void absurdTimesAreSimplyNotOffered() {
    var hosts = List.of(host(UTC, MONDAY, window("00:00", "24:00")));

    assertThat(OfferedSlots.onGrid(hosts, Instant.MAX, RULES, LONG_BEFORE)).isFalse();
    assertThat(OfferedSlots.onGrid(hosts, Instant.MIN, RULES, LONG_BEFORE)).isFalse();
    assertThat(OfferedSlots.offered(hosts, Instant.MAX, Instant.MIN, RULES, LONG_BEFORE).isEmpty())
        .isTrue();
    assertThat(OfferedSlots.offered(hosts, Instant.MIN, Instant.MAX, RULES, LONG_BEFORE).size())
        .isEqualTo(8 * 48);
  }

  @Test
  void nothingIsOfferedWithoutHostsOrHours() {
    var idle =
        new HostCalendar(new UUID(0, 1), UTC, Map.of(), Map.of(), Intervals.NONE, Intervals.NONE);

    assertThat(
            OfferedSlots.offered(List.of(), LONG_BEFORE, Instant.MAX, RULES, LONG_BEFORE).isEmpty())
        .isTrue();
    assertThat(
            OfferedSlots.offered(List.of(idle), LONG_BEFORE, Instant.MAX, RULES, LONG_BEFORE)
                .isEmpty())
        .isTrue();
  }

  private static boolean onGrid(String start, HostCalendar host, CallRules rules) {
    return OfferedSlots.onGrid(List.of(host), Instant.parse(start), rules, LONG_BEFORE);
  }

  private static List<String> times(LocalDate date, HostCalendar host) {
    return times(date, host, RULES);
  }

  /** What the host's clock shows at the starts offered on one of their dates. */
  private static List<String> times(LocalDate date, HostCalendar host, CallRules rules) {
    return clock(host, starts(date, host, rules).stream());
  }

  private static List<String> timesAt(String now, HostCalendar host, CallRules rules) {
    return clock(
        host,
        OfferedSlots.offered(List.of(host), Instant.MIN, Instant.MAX, rules, Instant.parse(now))
            .stream());
  }

  private static List<String> clock(HostCalendar host, Stream<Instant> starts) {
    return starts.map(start -> start.atZone(host.zone()).toLocalTime().toString()).toList();
  }

  private static List<Instant> starts(LocalDate date, HostCalendar host, CallRules rules) {
    var from = midnight(host.zone(), date);
    var until = midnight(host.zone(), date.plusDays(1));
    return OfferedSlots.offered(List.of(host), from, until, rules, from.minus(Duration.ofDays(7)))
        .stream()
        .toList();
  }

  private static Instant midnight(ZoneId zone, LocalDate date) {
    return date.atStartOfDay(zone).toInstant();
  }

  private static CallRules rulesWithBuffer(String buffer) {
    return new CallRules(Duration.ZERO, Duration.ofDays(60), Duration.parse(buffer), 8);
  }

  private static Window window(String start, String end) {
    return Window.parse(start, end);
  }

  private static HostCalendar host(ZoneId zone, DayOfWeek day, Window... windows) {
    return new HostCalendar(
        new UUID(0, 1),
        zone,
        Map.of(day, List.of(windows)),
        Map.of(),
        Intervals.NONE,
        Intervals.NONE);
  }

  private static HostCalendar with(HostCalendar host, Map<LocalDate, List<Window>> overrides) {
    return new HostCalendar(
        host.host(), host.zone(), host.weekly(), overrides, host.calls(), host.busy());
  }

  private static HostCalendar withCalls(HostCalendar host, String... starts) {
    long[] froms =
        Stream.of(starts).mapToLong(start -> Instant.parse(start).getEpochSecond()).toArray();
    long[] untils =
        LongStream.of(froms).map(from -> from + OfferedSlots.CALL_LENGTH.toSeconds()).toArray();
    return new HostCalendar(
        host.host(),
        host.zone(),
        host.weekly(),
        host.overrides(),
        Intervals.of(froms, untils),
        host.busy());
  }

  private static Intervals intervals(String... intervals) {
    return Intervals.of(bounds(0, intervals), bounds(1, intervals));
  }

  private static long[] bounds(int side, String... intervals) {
    return Arrays.stream(intervals)
        .mapToLong(interval -> Instant.parse(interval.split("/", -1)[side]).getEpochSecond())
        .toArray();
  }
}
