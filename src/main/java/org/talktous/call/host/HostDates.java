package org.talktous.call.host;

import static java.util.stream.Collectors.groupingBy;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.talktous.call.host.BookedCalls.BookedCall;
import org.talktous.call.host.DatesPage.Day;
import org.talktous.call.host.DatesPage.Opened;
import org.talktous.call.slot.Window;
import org.talktous.web.problem.VersionTag;

/** Reads the dates of a host for their page; they are those of the host's own clock. */
@Singleton
class HostDates {
  private final Hosts hosts;
  private final HostTime time;
  private final BookedCalls calls;
  private final Clock clock;

  HostDates(Hosts hosts, HostTime time, BookedCalls calls, Clock clock) {
    this.hosts = hosts;
    this.time = time;
    this.calls = calls;
    this.clock = clock;
  }

  /** A date that was written, if it is one that hours may have. */
  @Nullable LocalDate near(@Nullable String written) {
    try {
      var date = written == null ? null : LocalDate.parse(written);
      return date == null || !HostController.isNear(date) ? null : date;
    } catch (DateTimeException senseless) {
      return null;
    }
  }

  /** The month that was asked for, else that of a date, else the one it is. */
  YearMonth month(@Nullable String written, @Nullable LocalDate date, ZoneId zone) {
    var now = YearMonth.from(clock.instant().atZone(zone));
    var otherwise = date == null ? now : YearMonth.from(date);
    try {
      var month = written == null ? otherwise : YearMonth.parse(written);
      return HostController.isNear(month.atDay(1)) ? month : otherwise;
    } catch (DateTimeException senseless) {
      return otherwise;
    }
  }

  /**
   * A month's page.
   *
   * @param opened the date in the form
   * @param form what the form holds; what is kept, if it is null
   */
  DatesPage page(
      HostNavigationItem room,
      YearMonth month,
      @Nullable LocalDate opened,
      @Nullable DateForm form) {
    var first = month.atDay(1);
    var last = month.plusMonths(1).atDay(1);
    var weekly = hosts.weekly(room.host());
    var own = hosts.overrides(room.host(), first, last);
    var booked = booked(room, first, last);
    return new DatesPage(
        room,
        month,
        clock.instant().atZone(room.zone()).toLocalDate(),
        first
            .datesUntil(last)
            .map(date -> day(date, weekly, own, booked.getOrDefault(date, List.of()).size()))
            .toList(),
        opened == null ? null : opened(room, opened, form, weekly),
        null,
        Map.of(),
        Map.of(),
        time.of(hosts.get(room.host()), weekly).outside());
  }

  private Map<LocalDate, List<BookedCall>> booked(
      HostNavigationItem room, LocalDate from, LocalDate until) {
    var zone = room.zone();
    return calls
        .confirmed(
            room.host(), from.atStartOfDay(zone).toInstant(), until.atStartOfDay(zone).toInstant())
        .stream()
        .collect(groupingBy(call -> call.startsAt().atZone(zone).toLocalDate()));
  }

  private static Day day(
      LocalDate date,
      Map<DayOfWeek, List<Window>> weekly,
      Map<LocalDate, List<Window>> own,
      int calls) {
    var windows = own.getOrDefault(date, weekly.getOrDefault(date.getDayOfWeek(), List.of()));
    return new Day(date, windows, own.containsKey(date), calls);
  }

  private Opened opened(
      HostNavigationItem room,
      LocalDate date,
      @Nullable DateForm form,
      Map<DayOfWeek, List<Window>> weekly) {
    var own = hosts.overrides(room.host(), date, date.plusDays(1));
    var usual = weekly.getOrDefault(date.getDayOfWeek(), List.of());
    return new Opened(
        date,
        form == null ? DateForm.of(own.get(date), usual) : form,
        form == null || form.mark() == null ? VersionTag.of(own).text() : form.mark(),
        booked(room, date, date.plusDays(1)).getOrDefault(date, List.of()));
  }
}
