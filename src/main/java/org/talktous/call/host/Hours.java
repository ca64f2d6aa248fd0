package org.talktous.call.host;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.talktous.call.slot.Window;
import org.talktous.web.problem.InvalidRequest;
import org.talktous.web.problem.Violation;

/**
 * Hours as requests and answers write them: {@code 09:00} to {@code 17:00}, or to {@code 24:00}.
 */
final class Hours {
  private static final String TIME = "^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$";
  private static final String TIME_FORM = "must be a time from 00:00 to 24:00";
  private static final String DAY = "^(monday|tuesday|wednesday|thursday|friday|saturday|sunday)$";
  private static final String DAY_FORM = "must be a day from monday to sunday";

  private Hours() {}

  /** One window of a date. */
  @Introspected
  @Schema(name = "Window")
  record OfDate(
      @NotNull @Pattern(regexp = TIME, message = TIME_FORM) String start,
      @NotNull @Pattern(regexp = TIME, message = TIME_FORM) String end) {}

  /** One window of a weekday. */
  @Introspected
  @Schema(name = "WeekdayWindow")
  record OfWeekday(
      @NotNull @Pattern(regexp = DAY, message = DAY_FORM) String day,
      @NotNull @Pattern(regexp = TIME, message = TIME_FORM) String start,
      @NotNull @Pattern(regexp = TIME, message = TIME_FORM) String end) {

    DayOfWeek dayOfWeek() {
      return DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT));
    }
  }

  static List<Window> windows(List<OfDate> given) {
    mustStartBeforeTheyEnd(given, OfDate::start, OfDate::end);
    return given.stream().map(each -> Window.parse(each.start(), each.end())).toList();
  }

  static Map<DayOfWeek, List<Window>> week(List<OfWeekday> given) {
    mustStartBeforeTheyEnd(given, OfWeekday::start, OfWeekday::end);
    return given.stream()
        .collect(
            groupingBy(
                OfWeekday::dayOfWeek,
                TreeMap::new,
                mapping(each -> Window.parse(each.start(), each.end()), toList())));
  }

  // Times of this form sort as texts do.
  private static <T> void mustStartBeforeTheyEnd(
      List<T> windows, Function<T, String> start, Function<T, String> end) {
    var violations =
        IntStream.range(0, windows.size())
            .filter(i -> start.apply(windows.get(i)).compareTo(end.apply(windows.get(i))) >= 0)
            .mapToObj(i -> new Violation("[" + i + "].end", "must be after start"))
            .toList();
    if (!violations.isEmpty()) {
      throw new InvalidRequest(violations);
    }
  }
}
