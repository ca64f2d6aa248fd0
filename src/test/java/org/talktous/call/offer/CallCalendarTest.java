package org.talktous.call.offer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.talktous.call.offer.CallCalendar.Day;
import org.talktous.call.offer.CallCalendar.Time;
import org.talktous.call.offer.CallCalendar.Wish;

class CallCalendarTest {
  private static final Instant NOW = Instant.parse("2026-11-18T12:00:00Z");
  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final Wish NOTHING = Wish.of(null, null, null);

  @Test
  void opensOnTheFirstDayWithFreeTimesAndItsMonth() {
    var calendar = calendar(NOTHING, "2026-12-03T10:00:00Z", "2026-12-03T11:00:00Z");

    assertThat(calendar.month()).isEqualTo(YearMonth.of(2026, 12));
    assertThat(calendar.day()).isEqualTo("2026-12-03");
    assertThat(calendar.times())
        .containsExactly(
            new Time(Instant.parse("2026-12-03T10:00:00Z"), false),
            new Time(Instant.parse("2026-12-03T11:00:00Z"), false));
    assertThat(calendar.days()).hasSize(31).contains(new Day(LocalDate.of(2026, 12, 3), 2));
  }

  @Test
  void groupsDaysInTheReadersZone() {
    var starts = List.of(Instant.parse("2026-12-01T22:00:00Z"));

    assertThat(CallCalendar.of(starts, ZoneId.of("Asia/Tokyo"), NOTHING, NOW).day())
        .isEqualTo("2026-12-02");
    assertThat(CallCalendar.of(starts, ZoneId.of("Pacific/Honolulu"), NOTHING, NOW).day())
        .isEqualTo("2026-12-01");
  }

  @Test
  void leavesOutTheWeeksThatArePast() {
    var calendar = calendar(NOTHING, "2026-11-20T10:00:00Z");

    assertThat(calendar.days().getFirst().date()).isEqualTo("2026-11-16");
    assertThat(calendar.days().getLast().date()).isEqualTo("2026-11-30");
  }

  @Test
  void turnsOnlyToMonthsThatMayHoldFreeTimes() {
    var calendar =
        calendar(
            Wish.of("2026-12", null, null),
            "2026-11-20T10:00:00Z",
            "2026-12-20T10:00:00Z",
            "2027-01-05T10:00:00Z");

    assertThat(calendar.previous()).isEqualTo(YearMonth.of(2026, 11));
    assertThat(calendar.next()).isEqualTo(YearMonth.of(2027, 1));
    assertThat(calendar(Wish.of("2026-11", null, null), "2026-11-20T10:00:00Z"))
        .satisfies(only -> assertThat(only.previous()).isNull())
        .satisfies(only -> assertThat(only.next()).isNull());
  }

  @Test
  void pointsElsewhereFromAMonthWithoutFreeTimes() {
    var calendar =
        calendar(Wish.of("2026-12", null, null), "2026-11-20T10:00:00Z", "2027-01-05T10:00:00Z");

    assertThat(calendar.day()).isNull();
    assertThat(calendar.times()).isEmpty();
    assertThat(calendar.elsewhere()).isEqualTo("2027-01-05");
    assertThat(calendar.isEmpty()).isFalse();
  }

  @Test
  void takesTheNextFreeDayForOneThatIsFull() {
    var wish = Wish.of(null, "2026-11-21", null);

    assertThat(calendar(wish, "2026-11-20T10:00:00Z", "2026-11-24T10:00:00Z").day())
        .isEqualTo("2026-11-24");
    assertThat(calendar(wish, "2026-11-20T10:00:00Z").day()).isEqualTo("2026-11-20");
  }

  @Test
  void keepsTheChosenTimeOpenWhateverElseIsAsked() {
    var wish = Wish.of("2026-12", "2026-12-24", "2026-11-20T10:00:00Z");
    var calendar = calendar(wish, "2026-11-20T10:00:00Z", "2026-12-24T10:00:00Z");

    assertThat(calendar.day()).isEqualTo("2026-11-20");
    assertThat(calendar.start()).isEqualTo("2026-11-20T10:00:00Z");
  }

  @Test
  void forgetsAChosenTimeThatIsGone() {
    var calendar = calendar(Wish.of(null, null, "2026-11-20T10:00:00Z"), "2026-11-20T11:00:00Z");

    assertThat(calendar.start()).isNull();
    assertThat(calendar.day()).isEqualTo("2026-11-20");
  }

  @Test
  void tellsTwoReadingsOfTheSameHourApart() {
    var berlin = ZoneId.of("Europe/Berlin");
    var starts =
        List.of(
            Instant.parse("2026-10-25T00:30:00Z"),
            Instant.parse("2026-10-25T01:30:00Z"),
            Instant.parse("2026-10-25T02:30:00Z"));

    assertThat(CallCalendar.of(starts, berlin, NOTHING, starts.getFirst()).times())
        .extracting(Time::ambiguous)
        .containsExactly(true, true, false);
  }

  @Test
  void tellsApartWhatOneHalfHourOfSummerTimeRepeats() {
    // On Lord Howe the clock goes back from 02:00 to 01:30 on 2027-04-04, at 15:00 UTC.
    var times =
        calendar(
                "Australia/Lord_Howe",
                "2027-04-03T14:30:00Z",
                "2027-04-03T15:00:00Z",
                "2027-04-03T15:30:00Z")
            .times();

    assertThat(times).extracting(Time::ambiguous).containsExactly(true, true, false);
  }

  @Test
  void cutsLongAndShortDaysAtTheirOwnMidnights() {
    // 2026-10-25 has 25 hours in Berlin, 2027-03-28 has 23.
    assertThat(
            free(
                calendar(
                    "Europe/Berlin",
                    "2026-10-24T21:30:00Z",
                    "2026-10-24T22:00:00Z",
                    "2026-10-25T22:30:00Z",
                    "2026-10-25T23:00:00Z")))
        .containsExactly("2026-10-24 1", "2026-10-25 2", "2026-10-26 1");
    assertThat(
            free(
                calendar(
                    "Europe/Berlin",
                    "2027-03-27T22:30:00Z",
                    "2027-03-27T23:00:00Z",
                    "2027-03-28T21:30:00Z",
                    "2027-03-28T22:00:00Z")))
        .containsExactly("2027-03-27 1", "2027-03-28 2", "2027-03-29 1");
  }

  @Test
  void knowsDaysThatHaveNoMidnight() {
    // In Cairo, 2027-04-30 begins at 01:00.
    assertThat(free(calendar("Africa/Cairo", "2027-04-29T21:30:00Z", "2027-04-29T22:00:00Z")))
        .containsExactly("2027-04-29 1", "2027-04-30 1");
  }

  @Test
  void takesNonsenseForNothingSaid() {
    assertThat(Wish.of("soon", "2026-02-30", "")).isEqualTo(NOTHING);
    for (var wish :
        List.of(
            Wish.of("+999999999-12", null, null),
            Wish.of("-999999999-01", null, null),
            Wish.of(null, "+999999999-12-31", null),
            Wish.of(null, null, "+1000000000-12-31T23:59:59Z"))) {
      assertThat(calendar(wish, "2026-11-20T10:00:00Z").day()).isEqualTo("2026-11-20");
    }
  }

  @Test
  void saysWhenNothingIsFreeAtAll() {
    var calendar = calendar(NOTHING);

    assertThat(calendar.isEmpty()).isTrue();
    assertThat(calendar.month()).isEqualTo(YearMonth.of(2026, 11));
  }

  @Test
  void agreesWithAskingEachStartForItsDate() {
    var random = new Random(7);
    for (var zone :
        List.of("America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Africa/Casablanca")) {
      var starts = new TreeSet<Instant>();
      for (int i = 0; i < 500; i++) {
        starts.add(NOW.plusSeconds(1800L * random.nextInt(48 * 300)));
      }
      var sorted = new ArrayList<>(starts);
      var id = ZoneId.of(zone);
      for (var start : sorted) {
        var date = start.atZone(id).toLocalDate();
        var naive = sorted.stream().filter(s -> s.atZone(id).toLocalDate().equals(date)).toList();
        var calendar = CallCalendar.of(sorted, id, Wish.of(null, date.toString(), null), NOW);
        assertThat(calendar.times()).extracting(Time::start).isEqualTo(naive);
      }
    }
  }

  private static CallCalendar calendar(Wish wish, String... starts) {
    return CallCalendar.of(List.of(starts).stream().map(Instant::parse).toList(), UTC, wish, NOW);
  }

  /** Seen in a zone, a few days before the first of the times. */
  private static CallCalendar calendar(String zone, String... starts) {
    var free = List.of(starts).stream().map(Instant::parse).toList();
    var now = free.getFirst().minusSeconds(5 * 86_400);
    return CallCalendar.of(free, ZoneId.of(zone), NOTHING, now);
  }

  private static List<String> free(CallCalendar calendar) {
    return calendar.days().stream()
        .filter(day -> day.free() > 0)
        .map(day -> day.date() + " " + day.free())
        .toList();
  }
}
