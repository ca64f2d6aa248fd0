package org.talktous.offer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A reader's calendar of free times; today is Monday, 2026-11-23. */
class CallCalendarTest {
  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ZoneId LORD_HOWE = ZoneId.of("Australia/Lord_Howe");

  private static CallCalendar calendar(ZoneId zone, CallCalendar.Wish wish, String... starts) {
    return CallCalendar.of(Stream.of(starts).map(Instant::parse).toList(), zone, wish, NOW);
  }

  private static CallCalendar.Wish wish(@Nullable String month, @Nullable String day) {
    return CallCalendar.Wish.of(month, day, null);
  }

  private static List<String> free(CallCalendar calendar) {
    return calendar.days().stream()
        .filter(day -> day.free() > 0)
        .map(day -> day.date() + " " + day.free())
        .toList();
  }

  @Test
  void daysAreThoseOfTheReadersZone() {
    var starts = new String[] {"2026-11-24T23:00:00Z", "2026-11-24T23:30:00Z"};

    assertThat(free(calendar(UTC, wish(null, null), starts))).containsExactly("2026-11-24 2");
    assertThat(free(calendar(TOKYO, wish(null, null), starts))).containsExactly("2026-11-25 2");
    assertThat(free(calendar(ZoneId.of("Pacific/Kiritimati"), wish(null, null), starts)))
        .containsExactly("2026-11-25 2");
    assertThat(free(calendar(ZoneId.of("Pacific/Niue"), wish(null, null), starts)))
        .containsExactly("2026-11-24 2");
  }

  @Test
  void daysOfTwentyThreeAndTwentyFiveHoursAreCutAtTheirOwnMidnights() {
    // In Berlin, 2026-10-25 begins at 22:00 and ends 25 hours later; 2027-03-28 has 23.
    var autumn =
        CallCalendar.of(
            starts(
                "2026-10-24T21:30:00Z",
                "2026-10-24T22:00:00Z",
                "2026-10-25T22:30:00Z",
                "2026-10-25T23:00:00Z"),
            BERLIN,
            wish(null, null),
            Instant.parse("2026-10-20T08:00:00Z"));
    assertThat(free(autumn)).containsExactly("2026-10-24 1", "2026-10-25 2", "2026-10-26 1");

    var spring =
        CallCalendar.of(
            starts(
                "2027-03-27T22:30:00Z",
                "2027-03-27T23:00:00Z",
                "2027-03-28T21:30:00Z",
                "2027-03-28T22:00:00Z"),
            BERLIN,
            wish(null, null),
            Instant.parse("2027-03-22T08:00:00Z"));
    assertThat(free(spring)).containsExactly("2027-03-27 1", "2027-03-28 2", "2027-03-29 1");
  }

  @Test
  void timesThatTheClockReadsTwiceAreTold() {
    // In Berlin on 2026-10-25 the hour from 02:00 is lived twice.
    var times =
        CallCalendar.of(
                starts(
                    "2026-10-24T23:30:00Z",
                    "2026-10-25T00:00:00Z",
                    "2026-10-25T01:00:00Z",
                    "2026-10-25T02:00:00Z"),
                BERLIN,
                wish(null, null),
                Instant.parse("2026-10-20T08:00:00Z"))
            .times();

    assertThat(times)
        .extracting(CallCalendar.Time::ambiguous)
        .containsExactly(false, true, true, false);
  }

  @Test
  void halfAnHourOfSummerTimeIsEnoughToReadATimeTwice() {
    // On Lord Howe the clock goes back from 02:00 to 01:30 on 2027-04-04, at 15:00 UTC.
    var times =
        CallCalendar.of(
                starts("2027-04-03T14:30:00Z", "2027-04-03T15:00:00Z", "2027-04-03T15:30:00Z"),
                LORD_HOWE,
                wish(null, null),
                Instant.parse("2027-03-29T08:00:00Z"))
            .times();

    assertThat(times).extracting(CallCalendar.Time::ambiguous).containsExactly(true, true, false);
  }

  @Test
  void aDayWithoutMidnightIsStillADay() {
    // In Cairo, 2027-04-30 begins at 01:00.
    var calendar =
        CallCalendar.of(
            starts("2027-04-29T21:30:00Z", "2027-04-29T22:00:00Z"),
            ZoneId.of("Africa/Cairo"),
            wish(null, null),
            Instant.parse("2027-04-26T08:00:00Z"));

    assertThat(free(calendar)).containsExactly("2027-04-29 1", "2027-04-30 1");
  }

  @Test
  void weeksThatArePastAreNotShown() {
    var calendar = calendar(UTC, wish(null, null), "2026-11-24T10:00:00Z");

    assertThat(calendar.days().getFirst().date()).isEqualTo(LocalDate.parse("2026-11-23"));
    assertThat(calendar.days().getLast().date()).isEqualTo(LocalDate.parse("2026-11-30"));
  }

  @Test
  void theFirstFreeDayIsOpenUnlessAnotherIsWished() {
    var starts = new String[] {"2026-11-24T10:00:00Z", "2026-12-01T10:00:00Z"};

    assertThat(calendar(UTC, wish(null, null), starts).day()).isEqualTo("2026-11-24");
    assertThat(calendar(UTC, wish("2026-12", null), starts).day()).isEqualTo("2026-12-01");
    assertThat(calendar(UTC, wish(null, "2026-12-01"), starts).day()).isEqualTo("2026-12-01");
    assertThat(calendar(UTC, wish(null, "2026-11-25"), starts).day()).isEqualTo("2026-12-01");
  }

  @Test
  void monthsCanBeTurnedOnlyWhereTimesMayBe() {
    var starts = new String[] {"2026-11-24T10:00:00Z", "2027-01-12T10:00:00Z"};

    var november = calendar(UTC, wish(null, null), starts);
    assertThat(november.previous()).isNull();
    assertThat(november.next()).isEqualTo(YearMonth.parse("2026-12"));
    var december = calendar(UTC, wish("2026-12", null), starts);
    assertThat(december.day()).isNull();
    assertThat(december.isEmpty()).isFalse();
    assertThat(december.elsewhere()).isEqualTo("2027-01-12");
    var january = calendar(UTC, wish("2027-01", null), starts);
    assertThat(january.previous()).isEqualTo(YearMonth.parse("2026-12"));
    assertThat(january.next()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0001-01-01", "1970-01-01", "2026-11-01"})
  void whoWishesForThePastGetsTheFirstFreeDay(String day) {
    assertThat(calendar(UTC, wish(null, day), "2026-11-24T10:00:00Z").day())
        .isEqualTo("2026-11-24");
    assertThat(calendar(UTC, wish(day.substring(0, 7), null), "2026-11-24T10:00:00Z").month())
        .isEqualTo(YearMonth.parse("2026-11"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"9999-12-31", "+999999999-12-31", "2030-01-01"})
  void whoWishesForTheFarFutureGetsTheLastFreeDay(String day) {
    assertThat(calendar(UTC, wish(null, day), "2026-11-24T10:00:00Z").day())
        .isEqualTo("2026-11-24");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"+1000000000-12-31T23:59:59.999999999Z", "-1000000000-01-01T00:00:00Z", "later"})
  void aStartBeyondAllCalendarsIsNotHeard(String start) {
    var calendar =
        CallCalendar.of(
            starts("2026-11-24T10:00:00Z"), TOKYO, CallCalendar.Wish.of(null, null, start), NOW);

    assertThat(calendar.day()).isEqualTo("2026-11-24");
    assertThat(calendar.start()).isNull();
  }

  @Test
  void aChosenTimeStaysChosenWhileItIsFree() {
    var chosen = Instant.parse("2026-12-01T10:30:00Z");
    var wish = CallCalendar.Wish.of(null, null, chosen.toString());

    var free = calendar(UTC, wish, "2026-12-01T10:00:00Z", "2026-12-01T10:30:00Z");
    assertThat(free.start()).isEqualTo(chosen);
    var gone = calendar(UTC, wish, "2026-12-01T10:00:00Z");
    assertThat(gone.start()).isNull();
    assertThat(gone.day()).isEqualTo("2026-12-01");
  }

  @Test
  void whereNothingIsFreeAMonthIsShownAllTheSame() {
    var calendar = calendar(UTC, wish("2026-12", "2026-12-24"));

    assertThat(calendar.isEmpty()).isTrue();
    assertThat(calendar.month()).isEqualTo(YearMonth.parse("2026-11"));
    assertThat(calendar.times()).isEmpty();
  }

  private static List<Instant> starts(String... starts) {
    return Stream.of(starts).map(Instant::parse).toList();
  }
}
