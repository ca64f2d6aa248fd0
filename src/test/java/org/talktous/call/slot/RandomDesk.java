package org.talktous.call.slot;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * A question to the calculation and the hosts it is about, all drawn from one seed, near a change
 * of clocks.
 */
final class RandomDesk {
  private static final List<ZoneId> ZONES =
      List.of(
              "America/New_York",
              "Europe/Berlin",
              "Australia/Lord_Howe",
              "Pacific/Chatham",
              "Africa/Casablanca",
              "America/St_Johns",
              "Asia/Kathmandu",
              "America/Santiago",
              "Africa/Cairo",
              "Asia/Beirut",
              "Europe/Moscow",
              "Pacific/Apia")
          .stream()
          .map(ZoneId::of)
          .toList();

  private final Random random;
  private final Instant middle;

  final Instant from;
  final Instant until;
  final Instant now;
  final CallRules rules;
  final List<NaiveSlots> hosts;

  RandomDesk(long seed) {
    random = new Random(seed);
    var zone = ZONES.get(random.nextInt(ZONES.size()));
    middle = aChangeOfClocks(zone);
    from = middle.minus(upTo(Duration.ofDays(3)));
    until = random.nextInt(20) == 0 ? from.minusSeconds(1) : middle.plus(upTo(Duration.ofDays(3)));
    now =
        random.nextInt(3) == 0
            ? from.plus(upTo(Duration.ofDays(2)))
            : from.minus(upTo(Duration.ofDays(2)));
    rules =
        new CallRules(
            upTo(Duration.ofDays(1)),
            Duration.ofHours(1).plus(upTo(Duration.ofDays(8))),
            random.nextBoolean() ? Duration.ZERO : upTo(Duration.ofMinutes(90)),
            1 + random.nextInt(6));
    hosts =
        IntStream.rangeClosed(1, 1 + random.nextInt(3))
            .mapToObj(host -> host(host == 1 ? zone : ZONES.get(random.nextInt(ZONES.size()))))
            .toList();
  }

  /** Any of a zone's since 1990, or some day in 2026 where it has none. */
  private Instant aChangeOfClocks(ZoneId zone) {
    var anyTime = Instant.parse("1990-01-01T00:00:00Z").plus(upTo(Duration.ofDays(365 * 40)));
    var change = zone.getRules().nextTransition(anyTime);
    return change == null ? Instant.parse("2026-06-01T00:00:00Z") : change.getInstant();
  }

  private NaiveSlots host(ZoneId zone) {
    return new NaiveSlots(zone, weekly(), overrides(zone), calls(), busy());
  }

  private Map<DayOfWeek, List<Window>> weekly() {
    var weekly = new HashMap<DayOfWeek, List<Window>>();
    for (var day : DayOfWeek.values()) {
      if (random.nextInt(5) > 0) {
        weekly.put(day, windows());
      }
    }
    return weekly;
  }

  private Map<LocalDate, List<Window>> overrides(ZoneId zone) {
    var overrides = new HashMap<LocalDate, List<Window>>();
    for (int i = random.nextInt(3); i > 0; i--) {
      overrides.put(middle.atZone(zone).toLocalDate().plusDays(random.nextInt(5) - 2), windows());
    }
    return overrides;
  }

  private List<Window> windows() {
    return IntStream.range(0, random.nextInt(5)).mapToObj(i -> window()).toList();
  }

  /** Often at round times, so that windows touch, and often by night, when clocks change. */
  private Window window() {
    int step = random.nextBoolean() ? 30 : 1;
    int start = random.nextInt((random.nextBoolean() ? 300 : 1440) / step) * step;
    int end =
        random.nextInt(4) == 0
            ? 1440
            : Math.min(1440, start + (1 + random.nextInt(600 / step)) * step);
    return new Window(start, end);
  }

  private List<NaiveSlots.Span> calls() {
    var calls = new ArrayList<NaiveSlots.Span>();
    for (int i = random.nextInt(25); i > 0; i--) {
      var start = moment(30 * 60);
      calls.add(new NaiveSlots.Span(start, start.plus(OfferedSlots.CALL_LENGTH)));
    }
    return calls;
  }

  private List<NaiveSlots.Span> busy() {
    var busy = new ArrayList<NaiveSlots.Span>();
    for (int i = random.nextInt(5); i > 0; i--) {
      var start = moment(1);
      busy.add(new NaiveSlots.Span(start, start.plusSeconds(1 + random.nextInt(6 * 60 * 60))));
    }
    return busy;
  }

  /** Some time around the question, on a multiple of the step in seconds. */
  Instant moment(int step) {
    long second = middle.getEpochSecond() + random.nextInt(8 * 86_400) - 4 * 86_400;
    return Instant.ofEpochSecond(Math.floorDiv(second, step) * step);
  }

  /** Half of them to the minute, the others to the nanosecond. */
  private Duration upTo(Duration longest) {
    long nanos = random.nextLong(longest.toNanos());
    return random.nextBoolean()
        ? Duration.ofNanos(nanos)
        : Duration.ofMinutes(nanos / 60_000_000_000L);
  }

  List<HostCalendar> calendars() {
    return hosts.stream().map(RandomDesk::calendar).toList();
  }

  static HostCalendar calendar(NaiveSlots host) {
    return new HostCalendar(
        new UUID(0, 1),
        host.zone(),
        host.weekly(),
        host.overrides(),
        intervals(host.calls()),
        intervals(host.busy()));
  }

  private static Intervals intervals(List<NaiveSlots.Span> spans) {
    return Intervals.of(
        spans.stream().mapToLong(span -> span.from().getEpochSecond()).toArray(),
        spans.stream().mapToLong(span -> span.until().getEpochSecond()).toArray());
  }

  @Override
  public String toString() {
    return "from %s until %s now %s, %s, %s".formatted(from, until, now, rules, hosts);
  }
}
