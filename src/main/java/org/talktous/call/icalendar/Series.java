package org.talktous.call.icalendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.talktous.call.icalendar.Event.Timing;

/**
 * The occurrences of one event, without those that are excepted or stand as events of their own.
 */
final class Series {
  private final BusyTimes wanted;
  private final Event event;
  private final IcsDateTime start;
  private final IcsDuration length;
  private final ExpansionBudget effort;
  private final LeftOut left;
  private final TreeMap<LocalDateTime, Shift> shifts = new TreeMap<>();

  /**
   * How all occurrences from one on are changed.
   *
   * @param by how much later they begin, on the wall clock
   * @param takesTime whether they still do
   */
  private record Shift(Duration by, IcsDuration length, boolean takesTime) {}

  Series(BusyTimes wanted, Event event, Timing timing, ExpansionBudget effort) {
    this.wanted = wanted;
    this.event = event;
    this.start = timing.start();
    this.length = timing.length();
    this.effort = effort;
    this.left = new LeftOut(start);
  }

  /** Leaves out an occurrence that stands as an event of its own. */
  void replace(Event change) {
    change.changed(start.zone()).ifPresent(moment -> replace(change, moment));
  }

  private void replace(Event change, IcsDateTime moment) {
    boolean takesTime = wanted.takesTime(change);
    var timing = takesTime ? change.timing() : Optional.<Timing>empty();
    if (takesTime && timing.isEmpty()) {
      return;
    }
    if (change.isChangeOfTheRest()) {
      var from =
          start.isDate()
              ? Event.dateOf(moment, start.zone())
              : start.zone().wallClock(moment.instant());
      shifts.put(from, timing.map(to -> shift(from, to)).orElseGet(this::none));
    } else {
      left.add(moment);
    }
  }

  private Shift shift(LocalDateTime from, Timing to) {
    var begins =
        to.start().isDate() ? to.start().time() : start.zone().wallClock(to.start().instant());
    return new Shift(Duration.between(from, begins), to.length(), true);
  }

  private Shift none() {
    return new Shift(Duration.ZERO, length, false);
  }

  /** Adds the times that its occurrences take. */
  void add(List<BusyTimes.Busy> taken) {
    event.exceptions(start.zone()).forEach(left::add);
    var longest = length.atMost().plus(wanted.rules().buffer());
    for (var shift : shifts.values()) {
      var further = shift.length().atMost().plus(shift.by().abs()).plus(wanted.rules().buffer());
      longest = longest.compareTo(further) < 0 ? further : longest;
    }
    var first = start.zone().wallClock(wanted.from().minus(longest));
    var last = start.zone().wallClock(wanted.until().plus(longest));
    event.ruled("EXRULE", start, first, last, effort).forEach(left::add);
    times(first, last).filter(time -> !left.holds(time)).forEach(time -> add(taken, time));
    event
        .periods(start.zone())
        .filter(each -> !left.holds(start.zone().wallClock(each.begins().instant())))
        .forEach(each -> wanted.add(taken, each.begins().instant(), each.ends(), effort));
  }

  private List<LocalDateTime> all(LocalDateTime first, LocalDateTime last) {
    var times = new ArrayList<LocalDateTime>();
    times.add(start.time());
    event.ruled("RRULE", start, first, last, effort).forEach(times::add);
    event.dates(start.zone()).forEach(times::add);
    return times;
  }

  private Stream<LocalDateTime> times(LocalDateTime first, LocalDateTime last) {
    return all(first, last).stream().distinct();
  }

  private void add(List<BusyTimes.Busy> taken, LocalDateTime time) {
    var change = shifts.floorEntry(time);
    if (change == null) {
      add(taken, time, length);
    } else if (change.getValue().takesTime()) {
      add(taken, time.plus(change.getValue().by()), change.getValue().length());
    }
  }

  private void add(List<BusyTimes.Busy> taken, LocalDateTime time, IcsDuration lasts) {
    wanted.add(taken, start.zone().instant(time), lasts.after(time, start.zone()), effort);
  }

  /** Occurrences that do not take place, or not as the rule has them. */
  private static final class LeftOut {
    private final IcsDateTime start;
    private final Set<Instant> moments = new HashSet<>();
    private final Set<LocalDate> dates = new HashSet<>();
    private final Set<LocalDateTime> times = new HashSet<>();

    LeftOut(IcsDateTime start) {
      this.start = start;
    }

    /** Of whole days the date is compared, however the exception is written. */
    void add(IcsDateTime moment) {
      if (start.isDate()) {
        dates.add(Event.dateOf(moment, start.zone()).toLocalDate());
      } else if (moment.isDate()) {
        dates.add(moment.time().toLocalDate());
      } else {
        moments.add(moment.instant());
      }
    }

    void add(LocalDateTime time) {
      times.add(time);
    }

    boolean holds(LocalDateTime time) {
      return dates.contains(time.toLocalDate())
          || times.contains(time)
          || moments.contains(start.zone().instant(time));
    }
  }
}
