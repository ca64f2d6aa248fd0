package org.talktous.call.icalendar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.talktous.call.calendar.Ics;
import org.talktous.call.slot.Intervals;

/** What events of an outside calendar take of a host's time. */
class BusyTimesTest {
  private static final String MOSCOW_ELSEWHERE =
      """
      BEGIN:VTIMEZONE
      TZID:My own zone
      BEGIN:STANDARD
      DTSTART:19700101T000000
      TZOFFSETFROM:+0200
      TZOFFSETTO:+0200
      RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU
      END:STANDARD
      BEGIN:DAYLIGHT
      DTSTART:19700301T000000
      TZOFFSETFROM:+0200
      TZOFFSETTO:+0530
      RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=1SU
      END:DAYLIGHT
      BEGIN:STANDARD
      DTSTART:19701101T000000
      TZOFFSETFROM:+0530
      TZOFFSETTO:+0200
      RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU
      END:STANDARD
      END:VTIMEZONE\
      """;

  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);

  private final BusyTimes wanted =
      new BusyTimes(
          Instant.parse("2026-10-18T00:00:00Z"),
          Instant.parse("2026-11-20T00:00:00Z"),
          ZoneId.of("Europe/Berlin"),
          "host@example.org",
          BusyRules.ALL);

  private Intervals busy(String... components) {
    return read(components).busy();
  }

  private BusyTimes.Read read(String... components) {
    return wanted.of(Ics.file(components).getBytes(UTF_8), uids -> Set.of());
  }

  private List<Remark.Code> remarks(String... components) {
    return read(components).remarks().stream().map(Remark::code).toList();
  }

  /** The ends of the times in turn: {@code "2026-10-19T08:00:00Z", "2026-10-19T09:00:00Z"}. */
  private static Intervals times(String... ends) {
    var froms = new long[ends.length / 2];
    var untils = new long[ends.length / 2];
    for (int i = 0; i < froms.length; i++) {
      froms[i] = Instant.parse(ends[2 * i]).getEpochSecond();
      untils[i] = Instant.parse(ends[2 * i + 1]).getEpochSecond();
    }
    return Intervals.of(froms, untils);
  }

  private static void assertSame(Intervals found, Intervals expected) {
    assertThat(found).usingRecursiveComparison().isEqualTo(expected);
  }

  @Test
  void aWeeklyEventKeepsItsHourWhenTheClocksChangeAndLeavesOutAndMovesWhatItSays() {
    assertSame(
        busy(
            Ics.event(
                "UID:weekly",
                "DTSTART;TZID=Europe/Berlin:20260907T100000",
                "DTEND;TZID=Europe/Berlin:20260907T110000",
                "RRULE:FREQ=WEEKLY;UNTIL=20261116T090000Z",
                "EXDATE;TZID=Europe/Berlin:20261026T100000"),
            Ics.event(
                "UID:weekly",
                "RECURRENCE-ID;TZID=Europe/Berlin:20261102T100000",
                "DTSTART;TZID=Europe/Berlin:20261103T120000",
                "DURATION:PT30M")),
        times(
            "2026-10-19T08:00:00Z", "2026-10-19T09:00:00Z",
            "2026-11-03T11:00:00Z", "2026-11-03T11:30:00Z",
            "2026-11-09T09:00:00Z", "2026-11-09T10:00:00Z",
            "2026-11-16T09:00:00Z", "2026-11-16T10:00:00Z"));
  }

  @Test
  void seriesKeepTheirHourInTheWeeksInWhichClocksChange() {
    var random = new Random(1025);
    var zones = List.of("Europe/Berlin", "America/New_York", "America/Havana", "Asia/Tokyo");
    for (int i = 0; i < 80; i++) {
      var zone = ZoneId.of(zones.get(random.nextInt(zones.size())));
      var start =
          LocalDateTime.of(2026, 9, 20, random.nextInt(24), 30 * random.nextInt(2))
              .plusDays(random.nextInt(40));
      var rule = "FREQ=" + (random.nextBoolean() ? "DAILY" : "WEEKLY") + ";INTERVAL=" + (1 + i % 3);
      assertThat(
              busy(
                  Ics.event(
                      "DTSTART;TZID=" + zone + ":" + start.format(LOCAL),
                      "DURATION:PT15M",
                      "RRULE:" + rule)))
          .as(rule + " " + start + " " + zone)
          .usingRecursiveComparison()
          .isEqualTo(byDefinition(rule, start, zone));
    }
  }

  private Intervals byDefinition(String rule, LocalDateTime start, ZoneId zone) {
    return times(
        RuleByDefinition.of(rule).times(start, start.plusDays(90)).stream()
            .map(time -> time.atZone(zone).toInstant())
            .filter(time -> !time.isBefore(wanted.from()) && time.isBefore(wanted.until()))
            .flatMap(time -> Stream.of(time, time.plus(Duration.ofMinutes(15))))
            .map(Instant::toString)
            .toArray(String[]::new));
  }

  @Test
  void aCancelledOccurrenceIsFreeAndAFreeOneOfABusyEventToo() {
    assertSame(
        busy(
            Ics.event(
                "UID:daily",
                "DTSTART:20261019T100000Z",
                "DURATION:PT1H",
                "RRULE:FREQ=DAILY;COUNT=4"),
            Ics.event(
                "UID:daily",
                "RECURRENCE-ID:20261020T100000Z",
                "DTSTART:20261020T100000Z",
                "DURATION:PT1H",
                "STATUS:CANCELLED"),
            Ics.event(
                "UID:daily",
                "RECURRENCE-ID:20261021T100000Z",
                "DTSTART:20261021T100000Z",
                "DURATION:PT1H",
                "TRANSP:TRANSPARENT")),
        times(
            "2026-10-19T10:00:00Z", "2026-10-19T11:00:00Z",
            "2026-10-22T10:00:00Z", "2026-10-22T11:00:00Z"));
  }

  @Test
  void whatIsTransparentOrCancelledOrTakesNoTimeIsLeftOut() {
    assertSame(
        busy(
            Ics.event("DTSTART:20261019T100000Z", "DURATION:PT1H", "TRANSP:TRANSPARENT"),
            Ics.event("DTSTART:20261019T120000Z", "DURATION:PT1H", "STATUS:CANCELLED"),
            Ics.event("DTSTART:20261019T140000Z"),
            Ics.event("DTSTART:20261019T180000Z", "DURATION:PT1H", "TRANSP:OPAQUE")),
        times("2026-10-19T18:00:00Z", "2026-10-19T19:00:00Z"));
  }

  @Test
  void anEndBeforeTheStartIsRemarkedOnAndTheEventLastsAnHourOrItsDay() {
    var read =
        read(
            Ics.event("UID:1", "DTSTART:20261019T160000Z", "DTEND:20261019T150000Z"),
            Ics.event("UID:2", "DTSTART;VALUE=DATE:20261021", "DTEND;VALUE=DATE:20261020"),
            "BEGIN:VFREEBUSY\nFREEBUSY:20261023T100000Z/20261023T090000Z\nEND:VFREEBUSY");

    assertSame(
        read.busy(),
        times(
            "2026-10-19T16:00:00Z", "2026-10-19T17:00:00Z",
            "2026-10-20T22:00:00Z", "2026-10-21T22:00:00Z"));
    assertThat(read.remarks())
        .extracting(Remark::code)
        .containsExactly(Remark.Code.END, Remark.Code.END, Remark.Code.DATE);
  }

  @Test
  void timesThatNameNoZoneAreOnTheClockOfTheStart() {
    assertSame(
        busy(
            Ics.event(
                "UID:x",
                "DTSTART;TZID=America/New_York:20261027T100000",
                "DTEND:20261027T110000",
                "RRULE:FREQ=DAILY;COUNT=4",
                "EXDATE:20261028T100000",
                "RDATE:20261103T100000",
                "RDATE;VALUE=PERIOD:20261104T100000/PT2H"),
            Ics.event(
                "UID:x",
                "RECURRENCE-ID:20261029T100000",
                "DTSTART;TZID=America/New_York:20261029T120000",
                "DTEND:20261029T123000")),
        times(
            "2026-10-27T14:00:00Z", "2026-10-27T15:00:00Z",
            "2026-10-29T16:00:00Z", "2026-10-29T16:30:00Z",
            "2026-10-30T14:00:00Z", "2026-10-30T15:00:00Z",
            "2026-11-03T15:00:00Z", "2026-11-03T16:00:00Z",
            "2026-11-04T15:00:00Z", "2026-11-04T17:00:00Z"));
  }

  @Test
  @Timeout(20)
  void seriesThatAreLongOverLeaveThoseOfTodayTheirRepetition() {
    var over =
        IntStream.range(0, 2_500)
            .mapToObj(
                i ->
                    Ics.event(
                        "UID:" + i,
                        "DTSTART:20100104T100000Z",
                        "DURATION:PT1H",
                        "RRULE:FREQ=DAILY;COUNT=5" + (i % 2 == 0 ? "" : ";BYDAY=MO,TU,WE,TH,FR")));
    var old =
        IntStream.range(0, 500)
            .mapToObj(
                i ->
                    Ics.event(
                        "UID:old" + i,
                        "DTSTART:19700105T100000Z",
                        "DURATION:PT1H",
                        "RRULE:FREQ=DAILY;UNTIL=20261019T100000Z"));
    var today = Ics.event("DTSTART:20261102T100000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=2");

    var read = read(Stream.of(over, old, Stream.of(today)).flatMap(s -> s).toArray(String[]::new));

    assertThat(read.remarks()).isEmpty();
    assertSame(
        read.busy(),
        times(
            "2026-10-18T10:00:00Z", "2026-10-18T11:00:00Z",
            "2026-10-19T10:00:00Z", "2026-10-19T11:00:00Z",
            "2026-11-02T10:00:00Z", "2026-11-02T11:00:00Z",
            "2026-11-03T10:00:00Z", "2026-11-03T11:00:00Z"));
  }

  @Test
  void timesOfDayInTheRuleOfWholeDaysAreIgnored() {
    assertSame(
        busy(
            Ics.event(
                "DTSTART;VALUE=DATE:20261102",
                "RRULE:FREQ=DAILY;COUNT=2;BYHOUR=9,15;BYMINUTE=30;BYSECOND=0")),
        times("2026-11-01T23:00:00Z", "2026-11-03T23:00:00Z"));
  }

  @Test
  void aWholeDayIsTheHostsDayHoweverLongTheirClockMakesIt() {
    assertSame(
        busy(
            Ics.event("UID:1", "DTSTART;VALUE=DATE:20261025"),
            Ics.event("UID:2", "DTSTART;VALUE=DATE:20261101", "DTEND;VALUE=DATE:20261103")),
        times(
            "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z",
            "2026-10-31T23:00:00Z", "2026-11-02T23:00:00Z"));
  }

  @Test
  void aFloatingTimeIsReadOnTheHostsClock() {
    assertSame(
        busy(Ics.event("DTSTART:20261019T100000", "DTEND:20261019T110000")),
        times("2026-10-19T08:00:00Z", "2026-10-19T09:00:00Z"));
  }

  @Test
  void aZoneThatTheFileDefinesIsReadAsItDefinesIt() {
    assertSame(
        busy(
            MOSCOW_ELSEWHERE,
            Ics.event(
                "DTSTART;TZID=\"My own zone\":20261031T120000",
                "DTEND;TZID=My own zone:20261031T130000",
                "RRULE:FREQ=DAILY;COUNT=2")),
        times(
            "2026-10-31T06:30:00Z", "2026-10-31T07:30:00Z",
            "2026-11-01T10:00:00Z", "2026-11-01T11:00:00Z"));
  }

  @Test
  void aKnownZoneMayStandBehindTheNameOfItsSource() {
    assertSame(
        busy(
            Ics.event(
                "DTSTART;TZID=/example.org/20260101/Asia/Tokyo:20261019T120000", "DURATION:PT1H")),
        times("2026-10-19T03:00:00Z", "2026-10-19T04:00:00Z"));
  }

  @Test
  void moreTimesMayBeListedAndPeriodsToo() {
    assertSame(
        busy(
            Ics.event(
                "DTSTART;TZID=Europe/Berlin:20261019T100000",
                "DURATION:PT1H",
                "RDATE;TZID=Europe/Berlin:20261020T100000,20261026T100000",
                "RDATE;VALUE=PERIOD:20261021T100000Z/PT2H,20261022T100000Z/20261022T103000Z")),
        times(
            "2026-10-19T08:00:00Z", "2026-10-19T09:00:00Z",
            "2026-10-20T08:00:00Z", "2026-10-20T09:00:00Z",
            "2026-10-21T10:00:00Z", "2026-10-21T12:00:00Z",
            "2026-10-22T10:00:00Z", "2026-10-22T10:30:00Z",
            "2026-10-26T09:00:00Z", "2026-10-26T10:00:00Z"));
  }

  @Test
  void whatOverlapsIsOneAndWhatReachesOutIsCutOff() {
    assertSame(
        busy(
            Ics.busy("20261001T000000Z", "20261018T010000Z"),
            Ics.busy("20261018T003000Z", "20261018T020000Z"),
            Ics.busy("20261018T020000Z", "20261018T030000Z"),
            Ics.busy("20261119T230000Z", "20270101T000000Z"),
            Ics.busy("20261120T000000Z", "20261121T000000Z"),
            Ics.event("DTSTART:20260101T000000Z", "DURATION:P14D", "RRULE:FREQ=YEARLY")),
        times(
            "2026-10-18T00:00:00Z", "2026-10-18T03:00:00Z",
            "2026-11-19T23:00:00Z", "2026-11-20T00:00:00Z"));
  }

  @Test
  void aLongOccurrenceThatBeganBeforeStillCounts() {
    assertSame(
        busy(Ics.event("DTSTART:20261001T000000Z", "DURATION:P20D", "RRULE:FREQ=MONTHLY;COUNT=1")),
        times("2026-10-18T00:00:00Z", "2026-10-21T00:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FREQ=MONTHLY;BYDAY=-1FR",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        "FREQ=MONTHLY;BYMONTHDAY=-2;UNTIL=20261030",
        "FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=30",
        "FREQ=DAILY;INTERVAL=273;COUNT=2",
        "FREQ=WEEKLY;INTERVAL=39;WKST=SU"
      })
  void rulesAreFollowedAsTheyAreWritten(String rule) {
    // The last Friday of January 2026 and of October; 273 days apart, and 39 weeks.
    assertSame(
        busy(Ics.event("DTSTART:20260130T100000Z", "DURATION:PT1H", "RRULE:" + rule)),
        times("2026-10-30T10:00:00Z", "2026-10-30T11:00:00Z"));
  }

  @Test
  void callsOfThisDeskAreNotBusyTwice() {
    var file = Ics.file(Ics.event("UID:ours", "DTSTART:20261019T100000Z", "DURATION:PT1H"));

    assertSame(wanted.of(file.getBytes(UTF_8), uids -> uids).busy(), Intervals.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DTSTART:19700101T000000Z\nDURATION:PT1S\nRRULE:FREQ=SECONDLY",
        "DTSTART:00010101T000000Z\nDURATION:PT1S\nRRULE:FREQ=MINUTELY",
        "DTSTART:20261019T000000Z\nDURATION:PT1M\nRRULE:FREQ=MINUTELY;INTERVAL=5",
        "DTSTART:20200101T000000Z\nDURATION:PT1S\nRRULE:FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;"
            + "BYHOUR=1,2,3,4,5,6,7,8,9,10,11,12;BYMINUTE=1,2,3,4,5,6,7,8,9,10,11,12;"
            + "BYSECOND=1,2,3,4,5,6,7,8,9,10,11,12"
      })
  @Timeout(20)
  void aRuleThatExplodesCostsItsRepetitionAndNothingElse(String lines) {
    var read = read(Ics.event(lines), Ics.busy("20261119T100000Z", "20261119T110000Z"));

    assertThat(read.remarks())
        .extracting(Remark::code)
        .containsAnyOf(Remark.Code.TOO_LONG, Remark.Code.TOO_MANY);
  }

  @Test
  void aRuleThatIsTooLongLeavesTheOthersTheirTime() {
    assertSame(
        busy(
            Ics.event("DTSTART:19700101T000000Z", "DURATION:PT1S", "RRULE:FREQ=SECONDLY"),
            Ics.event("DTSTART:20261019T100000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=2")),
        times(
            "2026-10-19T10:00:00Z", "2026-10-19T11:00:00Z",
            "2026-10-20T10:00:00Z", "2026-10-20T11:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DTEND:20261019T100000Z",
        "DTSTART:tomorrow",
        "DTSTART:20260230T100000",
        "DTSTART:20261019T250000",
        "DTSTART;TZID=Mars/Olympus:20261019T100000",
        "DTSTART:20261019T100000Z\nDURATION:an hour",
        "DTSTART:20261019T100000Z\nDURATION:-PT1H",
        "DTSTART:20261019T1000",
        "DTSTART:20261019T100000Z\nRRULE:FREQ=WEEKLY;BYDAY=",
        "DTSTART:20261019T100000Z\nRRULE:FREQ=SOMETIMES",
        "DTSTART:20261019T100000Z\nRRULE:FREQ=DAILY;INTERVAL=0",
        "DTSTART:20261019T100000Z\nRRULE:FREQ=DAILY;BYMONTH=13",
        "DTSTART:20261019T100000Z\nRRULE:FREQ=DAILY;UNTIL=soon",
        "DTSTART:20261019T100000Z\nRDATE;VALUE=PERIOD:20261019T100000Z",
        "DTSTART:20261019T100000Z\nEXDATE:never"
      })
  void whatCannotBeReadIsSaidAndTheOthersStay(String lines) {
    var read =
        read(Ics.event("UID:odd\n" + lines), Ics.busy("20261119T100000Z", "20261119T110000Z"));

    assertThat(read.leftOut()).isEqualTo(1);
    assertThat(read.remarks().getFirst().uid()).isEqualTo("odd");
    assertThat(read.remarks().getFirst().summary()).isEqualTo("Elsewhere");
    assertThat(Instant.ofEpochSecond(read.busy().from(read.busy().size() - 1)))
        .isEqualTo("2026-11-19T10:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "<!doctype html><title>Sign in</title>",
        "BEGIN:VCALENDAR\r\n",
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20261019T100000Z\r\nEND:VEVENT\r\n"
      })
  void whatIsNoWholeCalendarIsRefused(String file) {
    assertThatThrownBy(() -> wanted.of(file.getBytes(UTF_8), uids -> Set.of()))
        .isInstanceOf(InvalidCalendar.class);
  }

  @Test
  void nestingIsNotFollowedForEver() {
    var file = "BEGIN:VCALENDAR\r\n" + "BEGIN:VEVENT\r\n".repeat(100_000);

    assertThatThrownBy(() -> wanted.of(file.getBytes(UTF_8), uids -> Set.of()))
        .isInstanceOf(InvalidCalendar.class);
  }

  @Test
  void oddPropertiesLinesFoldedAnywhereAndAByteOrderMarkAreTaken() {
    var file =
        "\uFEFF"
            + Ics.file(
                    Ics.event(
                        "X-ODD;WITH=\"a;b:c\":anything: at; all",
                        "GEO:nowhere",
                        "DESCRIPTION:BEGIN:VEVENT\\nEND:VEVENT",
                        "DTSTART;TZID=Europe/Berlin:20261019T100000",
                        "DURATION:PT1H",
                        "BEGIN:VALARM",
                        "TRIGGER:-PT15M",
                        "DURATION:PT5M",
                        "END:VALARM"))
                .replace("Europe/Berlin", "Europe/\r\n Berlin");

    assertSame(
        wanted.of(file.getBytes(UTF_8), uids -> Set.of()).busy(),
        times("2026-10-19T08:00:00Z", "2026-10-19T09:00:00Z"));
  }

  @Test
  void whatIsNotSaidToBeFreeIsBusy() {
    assertSame(
        busy(
            """
            BEGIN:VFREEBUSY
            FREEBUSY:20261019T100000Z/PT1H,20261020T100000Z/20261020T103000Z
            FREEBUSY;FBTYPE=BUSY-TENTATIVE:20261021T100000Z/PT1H
            FREEBUSY;FBTYPE=FREE:20261022T100000Z/PT1H
            END:VFREEBUSY\
            """),
        times(
            "2026-10-19T10:00:00Z", "2026-10-19T11:00:00Z",
            "2026-10-20T10:00:00Z", "2026-10-20T10:30:00Z",
            "2026-10-21T10:00:00Z", "2026-10-21T11:00:00Z"));
  }

  @Test
  void whatTheHostHasDeclinedTakesNoneOfTheirTime() {
    assertSame(
        busy(
            Ics.event(
                "DTSTART:20261019T100000Z",
                "DURATION:PT1H",
                "ATTENDEE;PARTSTAT=DECLINED:MAILTO:Host@example.org"),
            Ics.event(
                "DTSTART:20261019T120000Z",
                "DURATION:PT1H",
                "ATTENDEE;PARTSTAT=DECLINED:mailto:other@example.org",
                "ATTENDEE;PARTSTAT=ACCEPTED:mailto:host@example.org")),
        times("2026-10-19T12:00:00Z", "2026-10-19T13:00:00Z"));
  }

  @Test
  void aChangeOfAllThatFollowsMovesThemAndWhatIsChangedAloneStays() {
    assertSame(
        busy(
            Ics.event(
                "UID:x",
                "DTSTART;TZID=Europe/Berlin:20261023T100000",
                "DURATION:PT1H",
                "RRULE:FREQ=DAILY;COUNT=5"),
            Ics.event(
                "UID:x",
                "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20261024T100000",
                "DTSTART;TZID=Europe/Berlin:20261024T120000",
                "DURATION:PT30M"),
            Ics.event(
                "UID:x",
                "RECURRENCE-ID;TZID=Europe/Berlin:20261026T100000",
                "DTSTART;TZID=Europe/Berlin:20261026T170000",
                "DURATION:PT2H")),
        times(
            "2026-10-23T08:00:00Z", "2026-10-23T09:00:00Z",
            "2026-10-24T10:00:00Z", "2026-10-24T10:30:00Z",
            "2026-10-25T11:00:00Z", "2026-10-25T11:30:00Z",
            "2026-10-26T16:00:00Z", "2026-10-26T18:00:00Z",
            "2026-10-27T11:00:00Z", "2026-10-27T11:30:00Z"));
  }

  @Test
  @Timeout(20)
  void changesOfManyEventsOfOneNameAreNotFollowedForEver() {
    var changes = IntStream.range(0, 10_000).mapToObj(i -> change("")).toArray(String[]::new);
    assertThat(remarks(changes)).isEmpty();
    var named =
        IntStream.range(0, 5_000)
            .mapToObj(
                i -> change("UID:x\n") + "\n" + Ics.event("UID:x", "DTSTART:20200101T100000Z"))
            .toArray(String[]::new);
    assertThat(remarks(named)).contains(Remark.Code.TOO_LONG);
  }

  private static String change(String uid) {
    return Ics.event(uid + "DTSTART:20200101T100000Z")
        + "\n"
        + Ics.event(uid + "RECURRENCE-ID:20200101T100000Z", "DTSTART:20200101T100000Z");
  }

  @Test
  @Timeout(20)
  void aZoneOfAMillionPartsIsReadOnTheHostsClock() {
    var event =
        Ics.event("DTSTART;TZID=" + "/x".repeat(1_000_000) + ":20261019T100000Z", "DURATION:PT1H");
    assertSame(busy(event), times("2026-10-19T10:00:00Z", "2026-10-19T11:00:00Z"));
    var local =
        Ics.event("DTSTART;TZID=" + "/x".repeat(1_000_000) + ":20261019T100000", "DURATION:PT1H");
    assertThat(remarks(local)).containsExactly(Remark.Code.ZONE);
    assertSame(busy(local), times("2026-10-19T08:00:00Z", "2026-10-19T09:00:00Z"));
  }
}
