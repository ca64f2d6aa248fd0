package org.talktous.call.icalendar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.talktous.call.calendar.Ics;
import org.talktous.call.icalendar.Remark.Code;

/** Calendars as programs write them, which is not always as RFC 5545 has them. */
class OddCalendarsTest {
  private static final String HOST = "host@example.org";

  private static BusyTimes.Read read(BusyRules rules, String... components) {
    return new BusyTimes(
            Instant.parse("2026-11-29T00:00:00Z"),
            Instant.parse("2027-01-10T00:00:00Z"),
            ZoneId.of("Europe/Berlin"),
            HOST,
            rules)
        .of(Ics.file(components).getBytes(UTF_8), uids -> Set.of());
  }

  private static BusyTimes.Read read(String... components) {
    return read(BusyRules.ALL, components);
  }

  /** The busy times as {@code 12-14T09:00/12-14T10:00 …}, in UTC. */
  private static String busy(BusyTimes.Read read) {
    var times = read.busy();
    return IntStream.range(0, times.size())
        .mapToObj(i -> at(times.from(i)) + "/" + at(times.until(i)))
        .collect(Collectors.joining(" "));
  }

  private static String at(long second) {
    return Instant.ofEpochSecond(second).toString().substring(5, 16);
  }

  private static String busy(String... components) {
    return busy(read(components));
  }

  private static String inZone(String zone) {
    return Ics.event(
        "UID:z",
        "DTSTART;TZID=" + zone + ":20261215T100000",
        "DTEND;TZID=" + zone + ":20261215T110000");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Europe/Berlin | 09",
        "europe/berlin | 09",
        "EUROPE/BERLIN | 09",
        "America/New York | 15",
        "EST | 15",
        "PST | 18",
        "W. Europe Standard Time | 09",
        "w. europe standard time | 09",
        "W. Europe Daylight Time | 09",
        "Romance Standard Time | 09",
        "Tokyo Standard Time | 01",
        "Russian Standard Time | 07",
        "Eastern | 15",
        "W. Europe | 09",
        "Western/Central Europe | 09",
        "GMT | 10",
        "UTC | 10",
        "UTC+2 | 08",
        "GMT+05:30 | 04:30",
        "\"GMT+05:30\" | 04:30",
        "GMT-0500 | 15",
        "+03:00 | 07",
        "Etc/GMT-3 | 07",
        "\"(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna\" | 09",
        "(UTC+01:00) Amsterdam\\, Berlin\\, Bern\\, Rome\\, Stockholm\\, Vienna | 09",
        "(GMT-05:00) Eastern Time (US & Canada) | 15",
        "(UTC+07:00) Bangkok\\, Hanoi\\, Jakarta | 03",
        "(UTC+03:00) Moscow\\, St. Petersburg | 07",
        "(UTC+05:45) Nowhere that is known | 04:15",
        "(GMT+03.00) Nowhere/Known | 07",
        "(GMT+01.00) Sarajevo/Warsaw/Zagreb | 09",
        "(GMT) Greenwich Mean Time/Dublin/Edinburgh/London | 10",
        "GMT-05.00 Eastern Time (US & Canada) | 15",
        "(UTC) Coordinated Universal Time | 10",
        "GMT +0100 (Standard) / GMT +0200 (Daylight) | 09",
        "GMT -0500 (Standard) / GMT -0400 (Daylight) | 15",
        "tzone://Microsoft/Utc | 10",
        "/freeassociation.sourceforge.net/Tzfile/Europe/Berlin | 09",
        "/mozilla.org/20070129_1/Europe/Berlin | 09",
        "/softwarestudio.org/Olson_20011030_5/America/New_York | 15"
      })
  void aZoneIsFoundByWhateverNameProgramsGiveIt(String zone, String hour) {
    var read = read(inZone(zone));

    assertThat(read.remarks()).isEmpty();
    var from = hour.contains(":") ? hour : hour + ":00";
    assertThat(busy(read)).startsWith("12-15T" + from + "/");
  }

  @Test
  void summerTimeIsKnownOfZonesThatWindowsNames() {
    assertThat(ZoneNames.known(ZoneNames.normal("Eastern Standard Time")))
        .contains(ZoneId.of("America/New_York"));
    assertThat(ZoneNames.known("(utc+02:00) helsinki, kyiv, riga, sofia, tallinn, vilnius"))
        .contains(ZoneId.of("Europe/Kiev"));
  }

  @Test
  void aKnownNameBeatsADefinitionThatIsEmptyOrStale() {
    var empty =
        """
        BEGIN:VTIMEZONE
        TZID:Europe/Amsterdam
        X-LIC-LOCATION:Europe/Amsterdam
        END:VTIMEZONE\
        """;
    var summerAlone =
        """
        BEGIN:VTIMEZONE
        TZID:Europe/Berlin
        BEGIN:DAYLIGHT
        TZOFFSETFROM:+0100
        TZOFFSETTO:+0200
        DTSTART:20180325T030000
        END:DAYLIGHT
        END:VTIMEZONE\
        """;

    assertThat(busy(empty, inZone("Europe/Amsterdam"))).isEqualTo("12-15T09:00/12-15T10:00");
    assertThat(busy(summerAlone, inZone("Europe/Berlin"))).isEqualTo("12-15T09:00/12-15T10:00");
  }

  @Test
  void anUnknownNameIsReadAsItIsDefinedWithItsEscapesUndone() {
    var own =
        """
        BEGIN:VTIMEZONE
        TZID:Ours\\, not yours
        BEGIN:STANDARD
        DTSTART:16010101T000000
        TZOFFSETFROM:+0700
        TZOFFSETTO:+0700
        END:STANDARD
        BEGIN:DAYLIGHT
        DTSTART:never
        END:DAYLIGHT
        END:VTIMEZONE\
        """;

    assertThat(busy(own, inZone("\"Ours, not yours\""))).isEqualTo("12-15T03:00/12-15T04:00");
  }

  @Test
  void citiesOfAnExchangeNameHaveTheirSummerTime() {
    assertThat(ZoneNames.guessed("(gmt+01.00) paris/madrid")).contains(ZoneId.of("Europe/Paris"));
    assertThat(ZoneNames.guessed("(utc+01:00) nowhere/madrid"))
        .contains(ZoneId.of("Europe/Madrid"));
  }

  @Test
  void aDefinitionBeatsANameThatIsOnlyTheBeginningOfAKnownOne() {
    var sydneys =
        """
        BEGIN:VTIMEZONE
        TZID:Eastern
        BEGIN:STANDARD
        DTSTART:20200405T030000
        TZOFFSETFROM:+1100
        TZOFFSETTO:+1000
        RRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=1SU
        END:STANDARD
        BEGIN:DAYLIGHT
        DTSTART:20201004T020000
        TZOFFSETFROM:+1000
        TZOFFSETTO:+1100
        RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=1SU
        END:DAYLIGHT
        END:VTIMEZONE\
        """;

    assertThat(busy(sydneys, inZone("Eastern"))).isEqualTo("12-14T23:00/12-15T00:00");
  }

  @Test
  void aZoneOfWhoseDefinitionAPartCannotBeReadIsRemarkedOnOnce() {
    var half =
        """
        BEGIN:VTIMEZONE
        TZID:Half
        BEGIN:STANDARD
        DTSTART:16010101T000000
        TZOFFSETFROM:+0200
        TZOFFSETTO:+0100
        END:STANDARD
        BEGIN:DAYLIGHT
        DTSTART:16010101T000000
        TZOFFSETFROM:+0100
        TZOFFSETTO:two hours
        END:DAYLIGHT
        END:VTIMEZONE\
        """;
    var read = read(half, inZone("Half"), inZone("Half").replace("UID:z", "UID:y"));

    assertThat(busy(read)).isEqualTo("12-15T09:00/12-15T10:00");
    assertThat(read.remarks())
        .containsExactly(
            new Remark(Code.ZONE, "z", "Elsewhere", "DTSTART;TZID=Half:20261215T100000", "Half"));
    assertThat(read(half, Ics.busy("20261217T120000Z", "20261217T130000Z")).remarks()).isEmpty();
  }

  @Test
  void aNameThatIsNeitherIsReadOnTheCalendarsClockAndElseOnTheHosts() {
    var read = read(inZone("Mars/Olympus"), inZone("Mars/Olympus").replace("UID:z", "UID:y"));
    assertThat(busy(read)).isEqualTo("12-15T09:00/12-15T10:00");
    assertThat(read.leftOut()).isEqualTo(1);
    assertThat(read.remarks().getFirst())
        .isEqualTo(
            new Remark(
                Code.ZONE,
                "z",
                "Elsewhere",
                "DTSTART;TZID=Mars/Olympus:20261215T100000",
                "Mars/Olympus"));

    assertThat(busy("X-WR-TIMEZONE:Asia/Tokyo", inZone("Mars/Olympus")))
        .isEqualTo("12-15T01:00/12-15T02:00");
  }

  @Test
  void anEventWithoutAStartCostsItselfAlone() {
    var read = read(Ics.event("UID:x"), Ics.busy("20261217T120000Z", "20261217T130000Z"));

    assertThat(busy(read)).isEqualTo("12-17T12:00/12-17T13:00");
    assertThat(read.remarks())
        .containsExactly(new Remark(Code.START, "x", "Elsewhere", null, null));
  }

  @Test
  void aBadRuleCostsTheRepetitionAndABadExceptionItself() {
    var rule =
        read(
            Ics.event(
                "UID:x",
                "DTSTART:20261215T090000Z",
                "DTEND:20261215T100000Z",
                "RRULE:FREQ=WEEKLY;BYDAY="));
    assertThat(busy(rule)).isEqualTo("12-15T09:00/12-15T10:00");
    assertThat(rule.remarks())
        .containsExactly(new Remark(Code.RULE, "x", "Elsewhere", "RRULE:FREQ=WEEKLY;BYDAY=", null));

    var exception =
        read(
            Ics.event(
                "DTSTART:20261215T090000Z",
                "DTEND:20261215T100000Z",
                "RRULE:FREQ=DAILY;COUNT=3",
                "EXDATE:yesterday,20261216T090000Z"));
    assertThat(busy(exception)).isEqualTo("12-15T09:00/12-15T10:00 12-17T09:00/12-17T10:00");
    assertThat(exception.remarks()).extracting(Remark::code).containsExactly(Code.EXCEPTION);
  }

  @Test
  void anEndThatCannotBeReadIsAnHourLater() {
    var read = read(Ics.event("DTSTART:20261215T090000Z", "DTEND:20261215T10"));

    assertThat(busy(read)).isEqualTo("12-15T09:00/12-15T10:00");
    assertThat(read.remarks()).extracting(Remark::code).containsExactly(Code.END);
  }

  @Test
  void aStartWithoutAZoneIsOnTheClockOfAnEndThatNamesOne() {
    var read =
        read(Ics.event("DTSTART:20261215T100000", "DTEND;TZID=America/New_York:20261215T110000"));

    assertThat(busy(read)).isEqualTo("12-15T15:00/12-15T16:00");
    assertThat(read.remarks()).isEmpty();
  }

  @Test
  void linesThatAreNoneAndComponentsThatAreNotEndedCostNoEvents() {
    assertThat(
            busy(
                "this is no line",
                "BEGIN:VEVENT\nDTSTART:20261215T090000Z\nDURATION:PT1H\nBEGIN:VALARM\nX",
                "BEGIN:VEVENT\nDTSTART:20261216T090000Z\nDURATION:PT1H",
                "END:VTODO",
                "begin:vevent\ndtstart:20261217T090000Z\nduration:PT1H\nend:vevent"))
        .isEqualTo("12-15T09:00/12-15T10:00 12-16T09:00/12-16T10:00 12-17T09:00/12-17T10:00");
  }

  @Test
  void ofSeveralVersionsOfAnEventTheNewestCounts() {
    var later =
        Ics.event(
            "UID:d",
            "DTSTAMP:20261101T080000Z",
            "SEQUENCE:2",
            "DTSTART:20261215T100000Z",
            "DURATION:PT1H");
    var sooner =
        Ics.event(
            "UID:d",
            "DTSTAMP:20261101T090000Z",
            "SEQUENCE:0",
            "DTSTART:20261215T080000Z",
            "DURATION:PT1H");
    var stamped =
        Ics.event(
            "UID:d",
            "DTSTAMP:20261101T090000Z",
            "SEQUENCE:2",
            "DTSTART:20261215T150000Z",
            "DURATION:PT1H");

    assertThat(busy(later, sooner)).isEqualTo("12-15T10:00/12-15T11:00");
    assertThat(busy(sooner, later)).isEqualTo("12-15T10:00/12-15T11:00");
    assertThat(busy(stamped, later)).isEqualTo("12-15T15:00/12-15T16:00");
  }

  @Test
  void wholeDaysAreComparedByDateHoweverTheirExceptionsAreWritten() {
    var days = "DTSTART;VALUE=DATE:20261214\nRRULE:FREQ=DAILY;COUNT=5";

    assertThat(
            busy(
                Ics.event(
                    days,
                    "EXDATE;TZID=America/New_York:20261215T000000",
                    "EXDATE:20261215T230000Z",
                    "EXDATE:20261217T000000Z")))
        .isEqualTo("12-13T23:00/12-14T23:00 12-17T23:00/12-18T23:00");
  }

  @Test
  void aDayThatEndsWhereItBeginsIsOne() {
    assertThat(busy(Ics.event("DTSTART;VALUE=DATE:20261215", "DTEND;VALUE=DATE:20261215")))
        .isEqualTo("12-14T23:00/12-15T23:00");
  }

  @Test
  void whatAnExceptionRuleGivesDoesNotTakePlace() {
    assertThat(
            busy(
                Ics.event(
                    "DTSTART:20261214T100000Z",
                    "DURATION:PT1H",
                    "RRULE:FREQ=DAILY;COUNT=4",
                    "EXRULE:FREQ=DAILY;INTERVAL=2")))
        .isEqualTo("12-15T10:00/12-15T11:00 12-17T10:00/12-17T11:00");
  }

  @ParameterizedTest
  @ValueSource(strings = {"DAILY", "MONTHLY", "YEARLY", "HOURLY;BYHOUR=10"})
  void theLastDayOfAMonthIsFoundAtEveryFrequency(String frequency) {
    assertThat(
            busy(
                Ics.event(
                    "DTSTART:20261130T100000Z",
                    "DURATION:PT1H",
                    "RRULE:FREQ=" + frequency + ";BYMONTHDAY=-1")))
        .isEqualTo("11-30T10:00/11-30T11:00 12-31T10:00/12-31T11:00");
  }

  @Test
  void whatIsAllDayTentativeOrUnansweredBlocksAsIsChosen() {
    var allDay = Ics.event("DTSTART;VALUE=DATE:20261215");
    var microsofts =
        Ics.event(
            "DTSTART:20261215T000000", "DTEND:20261216T000000", "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE");
    var hour = "DTSTART:20261216T100000Z\nDURATION:PT1H";
    var tentative = Ics.event(hour, "STATUS:TENTATIVE");
    var maybe = Ics.event(hour, "ATTENDEE;PARTSTAT=TENTATIVE:mailto:" + HOST);
    var open = Ics.event(hour, "ATTENDEE;PARTSTAT=NEEDS-ACTION:MAILTO:Host@example.org");
    var others = Ics.event(hour, "ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:other@example.org");
    // An answer that is not written is open; who invites has none to give.
    var unsaid = Ics.event(hour, "ATTENDEE;RSVP=TRUE:mailto:" + HOST);
    var own = Ics.event(hour, "ORGANIZER:mailto:" + HOST, "ATTENDEE:mailto:" + HOST);
    var none = new BusyRules(false, false, false, Duration.ZERO);

    assertThat(busy(read(none, allDay, microsofts, tentative, maybe, open, unsaid))).isEmpty();
    assertThat(busy(read(none, others))).isEqualTo("12-16T10:00/12-16T11:00");
    assertThat(busy(read(none, own))).isEqualTo("12-16T10:00/12-16T11:00");
    for (var event : new String[] {tentative, maybe, open, others, unsaid, own}) {
      assertThat(busy(event)).isEqualTo("12-16T10:00/12-16T11:00");
    }
    assertThat(busy(allDay)).isEqualTo(busy(microsofts)).isEqualTo("12-14T23:00/12-15T23:00");
  }

  @Test
  void whatOutlookCallsFreeIsUnlessTranspSaysOtherwise() {
    var hour = "DTSTART:20261216T100000Z\nDURATION:PT1H\nX-MICROSOFT-CDO-BUSYSTATUS:FREE";

    assertThat(busy(Ics.event(hour))).isEmpty();
    assertThat(busy(Ics.event(hour, "TRANSP:OPAQUE"))).isEqualTo("12-16T10:00/12-16T11:00");
  }

  @Test
  void theBufferIsKeptAroundEveryEvent() {
    var rules = new BusyRules(true, true, true, Duration.ofMinutes(15));

    assertThat(
            busy(
                read(
                    rules,
                    Ics.busy("20261215T100000Z", "20261215T110000Z"),
                    Ics.busy("20261128T230000Z", "20261128T235500Z"))))
        .isEqualTo("11-29T00:00/11-29T00:10 12-15T09:45/12-15T11:15");
  }
}
