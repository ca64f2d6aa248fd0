package org.talktous.call.icalendar;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TimeZone;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules give what they mean, whatever the machine's language. */
class RecurrenceTest {
  private static final int RULES = 150;
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT);

  private static final DateTimeFormatter UTC_MORNING =
      DateTimeFormatter.ofPattern("uuuuMMdd'T100000Z'", Locale.ROOT);

  private final Locale before = Locale.getDefault();

  @AfterEach
  void restore() {
    Locale.setDefault(before);
  }

  static Stream<Locale> languages() {
    return Stream.of(Locale.US, Locale.GERMANY);
  }

  private static List<LocalDateTime> ours(String rule, LocalDateTime start, LocalDateTime end) {
    return times(rule, start, start, end);
  }

  private static List<LocalDateTime> times(
      String rule, LocalDateTime start, LocalDateTime first, LocalDateTime end) {
    var begins = new IcsDateTime(start, false, FileZone.UTC);
    return Recurrence.of(rule, begins).times(start, first, end, new ExpansionBudget());
  }

  /** What biweekly gives, which follows the rules as Google once did (google-rfc-2445). */
  private static List<LocalDateTime> theirs(String rule, LocalDateTime start, LocalDateTime end) {
    var file =
        String.join(
            "\r\n",
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "BEGIN:VEVENT",
            "DTSTART:" + start.format(UTC),
            "RRULE:" + rule,
            "END:VEVENT",
            "END:VCALENDAR");
    var event = Biweekly.parse(file).first().getEvents().getFirst();
    var dates =
        event
            .getRecurrenceRule()
            .getDateIterator(event.getDateStart().getValue(), TimeZone.getTimeZone("UTC"));
    var times = new ArrayList<LocalDateTime>();
    while (dates.hasNext()) {
      var time = LocalDateTime.ofInstant(dates.next().toInstant(), ZoneOffset.UTC);
      if (time.isAfter(end)) {
        break;
      }
      times.add(time);
    }
    return times;
  }

  @ParameterizedTest
  @MethodSource("languages")
  void anotherLibraryGivesTheSameTimes(Locale language) {
    Locale.setDefault(language);
    var random = new Random(20261127);
    for (int i = 0; i < RULES; i++) {
      var rule = rule(random, false);
      var found = start(rule, random);
      if (found != null) {
        var end = found.plusYears(4);
        assertThat(ours(rule, found, end))
            .as(rule + " " + found)
            .isEqualTo(theirs(rule, found, end));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("languages")
  void aRuleGivesWhatItsDefinitionSays(Locale language) {
    Locale.setDefault(language);
    var random = new Random(5545);
    for (int i = 0; i < RULES; i++) {
      var rule = rule(random, true);
      var start = start(rule, random);
      if (start != null) {
        var end = start.plusYears(4);
        var all = RuleByDefinition.of(rule).times(start, end);
        assertThat(ours(rule, start, end)).as(rule + " " + start).isEqualTo(all);
        var later = start.plusDays(random.nextInt(1_000));
        assertThat(times(rule, start, later, end))
            .as(rule + " " + start + " from " + later)
            .isEqualTo(all.stream().filter(time -> !time.isBefore(later)).toList());
      }
    }
  }

  /** A time that the rule gives itself, as starts should be. */
  private static @Nullable LocalDateTime start(String rule, Random random) {
    var month = YearMonth.of(2015 + random.nextInt(8), 1 + random.nextInt(12));
    // One of four on the last days, which not every month or year has.
    var day =
        random.nextInt(4) == 0
            ? month.atEndOfMonth().minusDays(random.nextInt(2))
            : month.atDay(1 + random.nextInt(28));
    var from = day.atTime(10, 0);
    var endless = rule.replaceAll(";(COUNT|UNTIL)=[0-9TZ]+", "");
    return RuleByDefinition.of(endless).times(from, from.plusYears(4)).stream()
        .findFirst()
        .orElse(null);
  }

  /**
   * A rule of days or more.
   *
   * @param all also what the other library gets wrong: steps of several days or months with other
   *     parts, positions, weekdays that are named twice, and weeks by number together with months
   */
  private static String rule(Random random, boolean all) {
    var frequency = one(random, "DAILY", "WEEKLY", "WEEKLY", "MONTHLY", "MONTHLY", "YEARLY");
    boolean daily = frequency.equals("DAILY");
    var rule = new StringBuilder("FREQ=" + frequency);
    boolean steps = random.nextInt(3) == 0;
    if (steps) {
      rule.append(";INTERVAL=").append(2 + random.nextInt(4));
    }
    if (daily && steps && !all) {
      return rule.toString();
    }
    boolean weeks = frequency.equals("YEARLY") && random.nextInt(5) == 0;
    boolean months = (all || !weeks && !steps) && random.nextInt(3) == 0;
    if (months) {
      rule.append(";BYMONTH=").append(numbers(random, 12, 3, false));
    }
    boolean days = false;
    if (weeks) {
      rule.append(";BYWEEKNO=").append(numbers(random, 52, 2, all));
    } else if (frequency.equals("YEARLY") && !months && random.nextInt(5) == 0) {
      rule.append(";BYYEARDAY=").append(numbers(random, 365, 3, true));
      days = true;
    } else if (!frequency.equals("WEEKLY") && random.nextInt(3) == 0) {
      rule.append(";BYMONTHDAY=").append(numbers(random, 31, 3, true));
      days = true;
    }
    if (weeks || random.nextInt(2) == 0) {
      boolean numbered =
          !weeks
              && !days
              && (frequency.equals("MONTHLY") || months && frequency.equals("YEARLY"))
              && random.nextBoolean();
      rule.append(";BYDAY=").append(weekdays(random, numbered, all));
      days = true;
    }
    // Of positions among a year's days of months the library counts the first year's from the
    // start.
    boolean places =
        days
            && all
            && !(weeks && months)
            && (!frequency.equals("YEARLY") || !rule.toString().contains("BYMONTHDAY"));
    if (places && random.nextInt(4) == 0) {
      rule.append(";BYSETPOS=").append(numbers(random, 3, 2, true));
    }
    if (random.nextInt(4) == 0) {
      rule.append(";WKST=").append(one(random, "MO", "SU", "TH"));
    }
    switch (random.nextInt(6)) {
      case 0, 1 -> rule.append(";COUNT=").append(1 + random.nextInt(30));
      case 2 ->
          rule.append(";UNTIL=")
              .append(LocalDate.of(2018, 1, 1).plusDays(random.nextInt(2_500)).format(UTC_MORNING));
      default -> {}
    }
    return rule.toString();
  }

  private static String one(Random random, String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private static String numbers(Random random, int highest, int most, boolean negative) {
    var numbers = new LinkedHashSet<Integer>();
    for (int i = 0; i <= random.nextInt(most); i++) {
      int number = 1 + random.nextInt(highest);
      numbers.add(negative && random.nextInt(3) == 0 ? -number : number);
    }
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  private static String weekdays(Random random, boolean numbered, boolean twice) {
    var days = new LinkedHashSet<String>();
    for (int i = 0; i <= random.nextInt(3); i++) {
      var day = DayOfWeek.of(1 + random.nextInt(7)).name().substring(0, 2);
      int number = random.nextInt(9) - 4;
      days.add(numbered && number != 0 ? number + day : day);
    }
    var all = new ArrayList<>(days);
    if (twice && random.nextInt(4) == 0) {
      all.add(all.getFirst());
    }
    return String.join(",", all);
  }
}
