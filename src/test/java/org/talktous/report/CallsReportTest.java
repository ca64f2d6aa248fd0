package org.talktous.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.GivenHost;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/** Calls, hours and scores that can be counted by hand. */
@ServiceTest
class CallsReportTest {
  private final TalkToUs talk;
  private final GivenArticle article;
  private final GivenHost host;

  CallsReportTest(TalkToUs talk) {
    this.talk = talk;
    this.article = talk.given().article();
    this.host = talk.given().host("Asia/Kolkata");
  }

  private void call(String startsAt, String status, String outcome, int bookedHoursBefore) {
    talk.sql()
        .run(
            """
            insert into booking (id, reference, article_id, host_id, starts_at, ends_at, occupies,
              status, sequence, reader_name, reader_email, reader_zone, reader_locale, consented_at,
              booked_at, changed_at, outcome)
            select gen_random_uuid(), gen_random_uuid()::text, a.id, ?, t.at,
              t.at + interval '30 minutes', tstzrange(t.at, t.at + interval '30 minutes'), ?, 0,
              'Anna', 'anna@example.org', 'UTC', 'en', t.at, t.at - ? * interval '1 hour', t.at,
              nullif(?, '')
            from article a, (select ?::timestamptz as at) t
            where a.slug = ?
            """,
            host.id(),
            status,
            bookedHoursBefore,
            outcome,
            startsAt,
            article.slug());
  }

  private JsonNode report(String query) {
    return talk.desk()
        .get("/api/v1/admin/reports/queries?article=" + article.slug() + "&" + query)
        .with(200)
        .json();
  }

  @Test
  void callsAreToldByWhatBecameOfThem() {
    call("2026-11-10T10:00:00Z", "confirmed", "attended", 24);
    call("2026-11-10T11:00:00Z", "confirmed", "no-show", 48);
    call("2026-11-10T12:00:00Z", "confirmed", "", 72);
    call("2026-11-10T13:00:00Z", "cancelled", "", 500);
    call("2026-11-23T09:00:00Z", "confirmed", "", 96);
    call("2026-11-30T00:00:00Z", "confirmed", "", 1); // after the period
    call("2026-10-10T10:00:00Z", "confirmed", "attended", 10);

    var report = report("from=2026-11-01&to=2026-11-30");

    assertThat(report.at("/calls").toString())
        .isEqualTo(
            """
            {"all":5,"held":1,"noShow":1,"cancelled":1,"ahead":1,"unrecorded":1,\
            "medianLeadHours":48.0,"ninetiethLeadHours":96.0}\
            """);
    assertThat(report.at("/previousCalls/all").asInt()).isEqualTo(1);
    var load = hostOf(report);
    assertThat(load.at("/calls").asInt()).isEqualTo(4);
    assertThat(load.at("/held").asInt()).isEqualTo(1);
  }

  private JsonNode hostOf(JsonNode report) {
    for (var each : report.at("/hosts")) {
      if (each.path("id").asText().equals(host.id().toString())) {
        return each;
      }
    }
    throw new AssertionError("no host in " + report.at("/hosts"));
  }

  @Test
  void hoursOfTheWeekAreThoseOfTheZone() {
    // 18:30 UTC on Monday the 9th is midnight on Tuesday in Kolkata.
    call("2026-11-09T18:30:00Z", "confirmed", "attended", 24);
    call("2026-11-09T18:00:00Z", "cancelled", "", 24);

    var hours = report("from=2026-11-09&to=2026-11-16&zone=Asia/Kolkata").at("/demand");

    assertThat(hour(hours, 2, 0)).isEqualTo(1);
    assertThat(hour(hours, 1, 23)).isEqualTo(1);
  }

  private static int hour(JsonNode hours, int weekday, int hour) {
    for (var each : hours) {
      if (each.path("weekday").asInt() == weekday && each.path("hour").asInt() == hour) {
        return each.path("booked").asInt();
      }
    }
    return 0;
  }

  /** What a host offers in a period, as starts and lengths in minutes. */
  private List<String> offered(GivenHost of, String from, String until) {
    return talk
        .sql()
        .rows(
            """
            select to_char(lower(during) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
              || ' ' || (extract(epoch from upper(during) - lower(during)) / 60)::integer as told
            from (
              select unnest(range_agg(during)) as during
              from report_offered(?::timestamptz, ?::timestamptz)
              where host_id = ?) o
            order by 1
            """,
            from,
            until,
            of.id())
        .stream()
        .map(row -> String.valueOf(row.get("told")))
        .toList();
  }

  @Test
  void hoursAreReadOnTheHostsClockWithItsOverrides() {
    host.works("monday 09:00-12:00", "tuesday 09:00-10:00", "wednesday 20:00-24:00");
    host.worksOn("2026-11-10").worksOn("2026-11-11", "10:00-11:00");

    assertThat(offered(host, "2026-11-08T00:00:00Z", "2026-11-15T00:00:00Z"))
        .containsExactly("2026-11-09T03:30:00Z 180", "2026-11-11T04:30:00Z 60");
    assertThat(offered(host, "2026-11-09T04:30:00Z", "2026-11-09T05:00:00Z"))
        .containsExactly("2026-11-09T04:30:00Z 30");
  }

  @Test
  void skippedHoursAreNotOfferedAndRepeatedOnesTwice() {
    var york = talk.given().host("America/New_York").works("sunday 01:00-04:00");

    // 2026-03-08: from 02:00 to 03:00; 2026-11-01: from 02:00 back to 01:00
    assertThat(offered(york, "2026-03-08T00:00:00Z", "2026-03-09T00:00:00Z"))
        .containsExactly("2026-03-08T06:00:00Z 120");
    assertThat(offered(york, "2026-11-01T00:00:00Z", "2026-11-02T00:00:00Z"))
        .containsExactly("2026-11-01T05:00:00Z 240");
  }

  @Test
  void offeredHoursAreCutIntoHoursOfTheZone() {
    var alone = talk.given().host("UTC").worksOn("2026-11-18", "10:15-12:00");
    var others =
        talk.sql()
            .rows(
                "update host set active = false where id <> ? and active returning id", alone.id());
    try {
      assertThat(
              talk
                  .sql()
                  .rows(
                      """
                      select weekday || ' ' || hour || ' ' || minutes as told
                      from report_offered_hours('2026-11-18T00:00:00Z', '2026-11-19T00:00:00Z', 'Asia/Kolkata')
                      order by hour
                      """)
                  .stream()
                  .map(row -> row.get("told")))
          .containsExactly("3 15 15", "3 16 60", "3 17 30");
    } finally {
      others.forEach(
          each ->
              talk.sql()
                  .run(
                      "update host set active = true where id::text = ?",
                      String.valueOf(each.get("id"))));
    }
  }

  @Test
  void scoresCountAnswersAloneAndTellWhoSkipped() {
    var survey = "scores-" + UUID.randomUUID();
    talk.desk()
        .put(
            "/api/v1/admin/surveys/" + survey,
            """
            {"title": "S", "elements": [
              {"type": "rating", "name": "recommend", "title": {"default": "Recommend?"}, "rateMin": 0, "rateMax": 10},
              {"type": "rating", "name": "clear", "title": "Clear?"},
              {"type": "rating", "name": "other", "title": "Other?", "rateMin": 1, "rateMax": 7}]}
            """)
        .with(200);
    int[] recommend = {10, 9, 8, 6, 0, -1};
    int[] clear = {5, 4, 3, 1, -1, -1};
    for (int i = 0; i < 6; i++) {
      var response =
          response(
              survey, recommend[i] < 0 ? "{recommend,clear}" : clear[i] < 0 ? "{clear}" : "{}");
      answer(response, "recommend", recommend[i]);
      answer(response, "clear", clear[i]);
    }

    var scores = report("from=2026-11-01&to=2026-11-24").at("/scores");

    // NPS: two promoters, two detractors of five; four answers are too few for a share.
    assertThat(scores.toString())
        .isEqualTo(
            """
            [{"survey":"%1$s","question":"recommend","title":"Recommend?","score":"nps","answered":5,\
            "skipped":1,"value":0.0,"previous":null},\
            {"survey":"%1$s","question":"clear","title":"Clear?","score":"csat","answered":4,\
            "skipped":2,"value":null,"previous":null}]\
            """
                .formatted(survey));
  }

  private UUID response(String survey, String skipped) {
    return (UUID)
        talk.sql()
            .value(
                """
                insert into survey_response (id, survey_id, version, article_id, locale, state,
                  suspect, answers, skipped, created_at, completed_at)
                select gen_random_uuid(), ?, 1, a.id, 'en', 'complete', false, '{}', ?::text[], t.at, t.at
                from article a, (select ?::timestamptz as at) t
                where a.slug = ?
                returning id
                """,
                survey,
                skipped,
                Instant.parse("2026-11-10T10:00:00Z").toString(),
                article.slug());
  }

  private void answer(UUID response, String question, int rate) {
    if (rate >= 0) {
      talk.sql()
          .run(
              "insert into survey_answer values (?, ?, 'rating', 0, ?)",
              response,
              question,
              Integer.toString(rate));
    }
  }
}
