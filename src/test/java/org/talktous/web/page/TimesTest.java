package org.talktous.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class TimesTest {
  private static final Instant START = Instant.parse("2026-12-01T07:30:00Z");
  private static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");
  private final Times english = new Times(Language.EN, MOSCOW);
  private final Times russian = new Times(Language.RU, MOSCOW);

  @Test
  void datesReadAsPeopleSayThem() {
    var date = LocalDate.of(2026, 12, 1);
    assertThat(english.date(date)).isEqualTo("Tuesday, 1 December");
    assertThat(russian.date(date)).isEqualTo("вторник, 1 декабря");
    assertThat(english.dateInPhrase(date)).isEqualTo("Tuesday 1 December");
    assertThat(english.fullDate(START)).isEqualTo("Tuesday, 1 December 2026");
    assertThat(russian.fullDate(START)).isEqualTo("вторник, 1 декабря 2026 г.");
    assertThat(english.month(YearMonth.of(2026, 12))).isEqualTo("December 2026");
    assertThat(russian.month(YearMonth.of(2026, 12))).isEqualTo("Декабрь 2026");
    assertThat(english.weekday(DayOfWeek.MONDAY)).isEqualTo("Mon");
    assertThat(russian.weekday(DayOfWeek.MONDAY)).isEqualTo("пн");
  }

  @Test
  void hoursRunToTwentyFourInBothLanguages() {
    var evening = Instant.parse("2026-12-01T18:05:00Z");
    assertThat(english.time(evening)).isEqualTo("21:05");
    assertThat(russian.time(evening)).isEqualTo("21:05");
    assertThat(english.time(START, START.plusSeconds(1800))).isEqualTo("10:30–11:00");
  }

  @Test
  void aZoneIsNamedByItsPlace() {
    assertThat(english.zoneName()).isEqualTo("Moscow time");
    assertThat(russian.zoneName()).isEqualTo("московское время");
    assertThat(name("America/Argentina/Buenos_Aires", Language.EN)).isEqualTo("Buenos Aires time");
    assertThat(name("America/Argentina/Buenos_Aires", Language.RU))
        .isEqualTo("время: Буэнос-Айрес");
    assertThat(name("UTC", Language.EN)).isEqualTo("UTC");
    assertThat(name("Etc/GMT+5", Language.EN)).isEqualTo("UTC−5");
  }

  @Test
  void oldSpellingsOfAZoneNameTheSamePlace() {
    assertThat(name("Asia/Calcutta", Language.EN)).isEqualTo(name("Asia/Kolkata", Language.EN));
    assertThat(name("Europe/Kiev", Language.RU)).isEqualTo(name("Europe/Kyiv", Language.RU));
  }

  @Test
  void offsetsAreThoseOfTheDate() {
    var berlin = new Times(Language.EN, ZoneId.of("Europe/Berlin"));
    assertThat(berlin.offset(Instant.parse("2026-07-01T00:00:00Z"))).isEqualTo("UTC+2");
    assertThat(berlin.offset(START)).isEqualTo("UTC+1");
    assertThat(new Times(Language.EN, ZoneId.of("Asia/Kathmandu")).offset(START))
        .isEqualTo("UTC+5:45");
    assertThat(new Times(Language.EN, ZoneId.of("America/St_Johns")).offset(START))
        .isEqualTo("UTC−3:30");
  }

  @Test
  void everyPlaceThatCanBeChosenIsUnderstoodWhenItComesBack() {
    for (var place : russian.places(START)) {
      assertThat(TimeZones.find(place.zone().getId())).contains(place.zone());
      assertThat(place.name()).isNotBlank();
    }
    assertThat(english.places(START))
        .extracting(TimeZones.Place::name)
        .contains("Moscow", "New York", "Kolkata");
  }

  @Test
  void onlyZonesOfRegionsAreUnderstood() {
    assertThat(TimeZones.find("Europe/Moscow")).isPresent();
    assertThat(TimeZones.find("+03:00")).isEmpty();
    assertThat(TimeZones.find("EST5EDT")).isEmpty();
    assertThat(TimeZones.find("SystemV/EST5")).isEmpty();
    assertThat(TimeZones.find("Mars/Olympus")).isEmpty();
    assertThat(TimeZones.find("../etc/passwd")).isEmpty();
  }

  private static String name(String zone, Language language) {
    return TimeZones.name(ZoneId.of(zone), language);
  }

  @Test
  void aRangeOfDatesSaysNothingTwice() {
    var monday = LocalDate.of(2026, 11, 30);
    var times = new Times(Language.EN, ZoneId.of("UTC"));

    assertThat(times.range(LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 7)))
        .isEqualTo("1–7 December 2026");
    assertThat(times.range(monday, monday.plusDays(6))).isEqualTo("30 November – 6 December 2026");
    assertThat(times.range(LocalDate.of(2026, 12, 28), LocalDate.of(2027, 1, 3)))
        .isEqualTo("28 December 2026 – 3 January 2027");
    assertThat(new Times(Language.RU, ZoneId.of("UTC")).range(monday, monday.plusDays(6)))
        .isEqualTo("30 ноября – 6 декабря 2026 г.");
  }
}
