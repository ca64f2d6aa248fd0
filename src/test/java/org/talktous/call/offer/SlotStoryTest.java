package org.talktous.call.offer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.talktous.testing.Given;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/** A reader asks when a call is possible. It is Monday, 2026-11-23, 08:00 UTC. */
@ServiceTest
class SlotStoryTest {
  private final TalkToUs talk;
  private final Given given;

  SlotStoryTest(TalkToUs talk) {
    this.talk = talk;
    this.given = talk.given();
  }

  @Test
  void readerSeesTheFreeTimesOfAnArticleInTheirZone() {
    var article = given.article().withHost("Europe/Moscow", "tuesday 10:00-12:00");

    var answer = article.slots("from=2026-11-24&days=2&zone=Asia/Kolkata").with(200);

    assertThat(answer.text("/article")).isEqualTo(article.slug());
    assertThat(answer.text("/zone")).isEqualTo("Asia/Kolkata");
    assertThat(answer.at("/durationMinutes").asInt()).isEqualTo(30);
    assertThat(answer.text("/from")).isEqualTo("2026-11-24");
    assertThat(answer.text("/to")).isEqualTo("2026-11-26");
    assertThat(answer.texts("/slots"))
        .containsExactly(
            "2026-11-24T12:30:00+05:30",
            "2026-11-24T13:00:00+05:30",
            "2026-11-24T13:30:00+05:30",
            "2026-11-24T14:00:00+05:30");
  }

  @Test
  void withoutAQueryTheyAreTheNextFourteenDaysInUtc() {
    var article = given.article().withHost("UTC", "daily 07:00-24:00");

    var answer = article.slots("").with(200);

    assertThat(answer.text("/zone")).isEqualTo("UTC");
    assertThat(answer.text("/from")).isEqualTo("2026-11-23");
    assertThat(answer.text("/to")).isEqualTo("2026-12-07");
    assertThat(answer.texts("/slots"))
        .startsWith("2026-11-23T20:00:00Z")
        .endsWith("2026-12-06T23:30:00Z");
  }

  @Test
  void todayIsTheReadersToday() {
    talk.clock().set(Instant.parse("2026-11-23T22:00:00Z"));
    var article = given.article().withHost("UTC", "daily 00:00-24:00");

    var answer = article.slots("days=1&zone=Asia/Tokyo").with(200);

    assertThat(answer.text("/from")).isEqualTo("2026-11-24");
    assertThat(answer.texts("/slots"))
        .startsWith("2026-11-24T19:00:00+09:00")
        .endsWith("2026-11-24T23:30:00+09:00");
  }

  @Test
  void daysBeginAndEndAtTheReadersMidnight() {
    var article = given.article().withHost("UTC", "daily 00:00-24:00");

    var slots = article.slots("from=2026-12-01&days=1&zone=Asia/Kathmandu").texts("/slots");

    assertThat(slots)
        .hasSize(48)
        .startsWith("2026-12-01T00:15:00+05:45")
        .endsWith("2026-12-01T23:45:00+05:45")
        .isSorted();
  }

  @ParameterizedTest
  @CsvSource({"2026-03-08, 46", "2026-11-01, 50"})
  void aDayOfAClockChangeIsShorterOrLonger(String date, int slots) {
    talk.clock().set(Instant.parse(date + "T00:00:00Z").minusSeconds(5 * 86_400));
    var article = given.article().withHost("UTC", "daily 00:00-24:00");

    assertThat(article.slots("from=" + date + "&days=1&zone=America/New_York").texts("/slots"))
        .hasSize(slots);
  }

  @Test
  void aTimeIsOfferedOnceWhenAnyHostIsFree() {
    var article =
        given
            .article()
            .withHost("Europe/Moscow", "tuesday 10:00-11:00")
            .withHost("Europe/Berlin", "tuesday 08:30-09:30");

    assertThat(article.slotsOn("2026-11-24"))
        .containsExactly("2026-11-24T07:00:00Z", "2026-11-24T07:30:00Z", "2026-11-24T08:00:00Z");
  }

  @Test
  void anArticleThatNamesItsHostsIsTakenByNoOther() {
    var talkers = given.article().withHost("UTC", "tuesday 10:00-10:30");
    given.host("UTC").works("tuesday 15:00-16:00");

    assertThat(talkers.slotsOn("2026-11-24")).containsExactly("2026-11-24T10:00:00Z");
  }

  @Test
  void anArticleThatNamesNoHostIsTakenByEveryActiveOne() {
    var alone = TalkToUs.alone();
    try {
      var article = alone.given().article();
      alone.given().host("UTC").works("wednesday 10:00-10:30");
      alone.given().host("UTC").works("wednesday 15:00-15:30");
      alone.given().host("UTC").works("wednesday 18:00-18:30").leaves();

      assertThat(article.slotsOn("2026-11-25"))
          .containsExactly("2026-11-25T10:00:00Z", "2026-11-25T15:00:00Z");
    } finally {
      alone.stop();
    }
  }

  @Test
  void anInactiveHostIsNotOffered() {
    var article = given.article().withHost("UTC", "tuesday 10:00-11:00");
    article.host().leaves();

    assertThat(article.slotsOn("2026-11-24")).isEmpty();
  }

  @Test
  void anOverrideReplacesTheWeeklyHoursOfItsDate() {
    var article = given.article().withHost("UTC", "daily 10:00-11:00");
    article.host().worksOn("2026-11-25", "23:00-24:00");

    assertThat(article.slots("from=2026-11-24&days=3").texts("/slots"))
        .containsExactly(
            "2026-11-24T10:00:00Z",
            "2026-11-24T10:30:00Z",
            "2026-11-25T23:00:00Z",
            "2026-11-25T23:30:00Z",
            "2026-11-26T10:00:00Z",
            "2026-11-26T10:30:00Z");
  }

  @Test
  void anOverrideWithoutWindowsIsADayOffUntilItIsTakenBack() {
    var article = given.article().withHost("UTC", "tuesday 10:00-10:30");
    article.host().worksOn("2026-11-24");
    assertThat(article.slotsOn("2026-11-24")).isEmpty();

    talk.desk()
        .delete("/api/v1/admin/hosts/" + article.host().id() + "/overrides/2026-11-24")
        .with(204);
    assertThat(article.slotsOn("2026-11-24")).containsExactly("2026-11-24T10:00:00Z");
  }

  @Test
  void outsideBusyTimesAreNotOffered() {
    var article = given.article().withHost("UTC", "tuesday 10:00-12:00");
    article.host().isBusy("2026-11-24T10:45:00Z", "2026-11-24T11:00:01Z");

    assertThat(article.slotsOn("2026-11-24"))
        .containsExactly("2026-11-24T10:00:00Z", "2026-11-24T11:30:00Z");
  }

  @Test
  void aBookedCallIsNotOfferedAndACancelledOneIsAgain() {
    var article = given.article().withHost("UTC", "tuesday 10:00-11:00");
    var call = talk.reader().books(article, "2026-11-24T10:30:00Z");
    assertThat(article.slotsOn("2026-11-24")).containsExactly("2026-11-24T10:00:00Z");

    call.cancel().with(200);
    assertThat(article.slotsOn("2026-11-24"))
        .containsExactly("2026-11-24T10:00:00Z", "2026-11-24T10:30:00Z");
  }

  @Test
  void nothingIsOfferedSoonerThanTheNoticeOrBeyondTheHorizon() {
    var article = given.article().withHost("UTC", "daily 00:00-24:00");

    assertThat(article.slots("from=2026-11-23&days=1").texts("/slots"))
        .startsWith("2026-11-23T20:00:00Z");
    assertThat(article.slots("from=2027-01-22&days=5").texts("/slots"))
        .endsWith("2027-01-22T08:00:00Z");
    assertThat(article.slots("from=2026-11-01&days=5").texts("/slots")).isEmpty();
    assertThat(article.slots("from=9999-12-31&days=62").texts("/slots")).isEmpty();
  }

  @Test
  void aHostsDayIsNotOfferedBeyondTheirDailyCap() {
    var capped = TalkToUs.with(Map.of("talk.calls.daily-cap", "2"));
    // Their date is Moscow's: it begins at 21:00 UTC the evening before.
    var article = capped.given().article().withHost("Europe/Moscow", "daily 00:00-24:00");
    capped.reader().books(article, "2026-11-24T21:00:00Z");
    capped.reader().books(article, "2026-11-25T12:00:00Z");

    var slots = article.slots("from=2026-11-24&days=3").texts("/slots");

    assertThat(slots).contains("2026-11-24T20:30:00Z", "2026-11-25T21:00:00Z");
    assertThat(slots)
        .noneMatch(
            slot ->
                slot.compareTo("2026-11-24T21:00:00Z") >= 0
                    && slot.compareTo("2026-11-25T21:00:00Z") < 0);
  }

  @Test
  void aBufferKeepsCallsApartOnBothSides() {
    var buffered = TalkToUs.with(Map.of("talk.calls.buffer", "PT15M"));
    var article = buffered.given().article().withHost("UTC", "tuesday 10:00-13:00");
    buffered.reader().books(article, "2026-11-24T11:00:00Z");

    assertThat(article.slotsOn("2026-11-24"))
        .isEqualTo(List.of("2026-11-24T10:00:00Z", "2026-11-24T12:00:00Z", "2026-11-24T12:30:00Z"));
  }
}
