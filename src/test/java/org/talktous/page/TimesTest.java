package org.talktous.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
  private static final LocalDate TUESDAY = LocalDate.parse("2026-12-01");
  private static final Instant EVENING = Instant.parse("2026-12-01T20:30:00Z");

  private final Times english = new Times(Language.EN, ZoneId.of("Asia/Tokyo"));
  private final Times russian = new Times(Language.RU, ZoneId.of("Europe/Moscow"));

  @Test
  void datesAreWrittenAsTheLanguageWritesThem() {
    assertThat(english.date(TUESDAY)).isEqualTo("Tuesday, 1 December");
    assertThat(russian.date(TUESDAY)).isEqualTo("вторник, 1 декабря");
    assertThat(english.dateInPhrase(TUESDAY)).isEqualTo("Tuesday 1 December");
    assertThat(russian.dateInPhrase(TUESDAY)).isEqualTo("вторник, 1 декабря");
    assertThat(english.month(YearMonth.from(TUESDAY))).isEqualTo("December 2026");
    assertThat(russian.month(YearMonth.from(TUESDAY))).isEqualTo("Декабрь 2026");
    assertThat(english.weekday(DayOfWeek.MONDAY)).isEqualTo("Mon");
    assertThat(russian.weekday(DayOfWeek.MONDAY)).isEqualTo("пн");
  }

  @Test
  void aTimeIsReadInTheReadersZone() {
    assertThat(english.fullDate(EVENING)).isEqualTo("Wednesday, 2 December 2026");
    assertThat(english.time(EVENING, EVENING.plusSeconds(1800))).isEqualTo("05:30–06:00");
    assertThat(russian.fullDate(EVENING)).isEqualTo("вторник, 1 декабря 2026 г.");
    assertThat(russian.time(EVENING)).isEqualTo("23:30");
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Moscow, Moscow time, московское время",
    "America/New_York, New York time, нью-йоркское время",
    "Asia/Tokyo, Tokyo time, токийское время",
    "America/Argentina/Buenos_Aires, Buenos Aires time, время: Буэнос-Айрес",
    "Europe/Kiev, Kyiv time, киевское время",
    "Europe/Kyiv, Kyiv time, киевское время",
    "Asia/Calcutta, Kolkata time, время: Калькутта",
    "UTC, UTC, UTC",
    "Etc/GMT-3, UTC+3, UTC+3"
  })
  void zonesAreNamedAsPeopleNameThem(String zone, String inEnglish, String inRussian) {
    assertThat(TimeZones.name(ZoneId.of(zone), Language.EN)).isEqualTo(inEnglish);
    assertThat(TimeZones.name(ZoneId.of(zone), Language.RU)).isEqualTo(inRussian);
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin, UTC+1",
    "UTC, UTC",
    "Asia/Kathmandu, UTC+5:45",
    "America/St_Johns, UTC−3:30",
    "Pacific/Chatham, UTC+13:45",
    "America/New_York, UTC−5"
  })
  void offsetsAreThoseOfTheMoment(String zone, String offset) {
    assertThat(TimeZones.offset(ZoneId.of(zone), EVENING)).isEqualTo(offset);
  }

  @Test
  void everyPlaceThatCanBeChosenCanBeFoundAgain() {
    for (var times : List.of(english, russian)) {
      var places = times.places(EVENING);
      assertThat(places).hasSizeGreaterThan(300);
      assertThat(places)
          .allMatch(place -> TimeZones.find(place.zone().getId()).isPresent())
          .noneMatch(place -> place.name().isBlank());
      assertThat(places).extracting(TimeZones.Place::zone).doesNotHaveDuplicates();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"+03:00", "GMT+3", "Z", "EST", "SystemV/EST5", "Europe/Nowhere", "", "/"})
  void whatIsNoPlaceIsNotFound(String zone) {
    assertThat(TimeZones.find(zone)).isEmpty();
  }
}
