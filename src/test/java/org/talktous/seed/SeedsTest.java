package org.talktous.seed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;
import org.talktous.testing.TestDatabase;

/** What a house finds in itself when it is first started, and when it has stood for long. */
@ServiceTest
class SeedsTest {
  private static final String ARTICLE = "/api/v1/articles/asymmetric-alliances";

  @Test
  void anEmptyHouseHasAnArticleHostsAndASurvey() {
    var talk = TalkToUs.alone();
    try {
      talk.api().get(ARTICLE).with(404);
      talk.bean(Seeds.class).load();

      talk.api().get(ARTICLE).with(200);
      assertThat(talk.desk().get("/api/v1/admin/hosts").items("/items")).isNotEmpty();
      var survey = talk.api().get(ARTICLE + "/survey").with(200);
      assertThat(survey.items("/elements").stream().map(each -> each.at("/name").asText()))
          .containsExactly("clarity", "recommend", "helped", "missing", "who");
      assertThat(survey.at("/elements/3/toInbox").asBoolean()).isTrue();
      assertThat(withoutRussian(survey.json())).isEmpty();
    } finally {
      talk.stop();
    }
  }

  /** As Compose asks for it: in a database of its own nobody would miss them. */
  @Test
  void aGivenDatabaseIsSeededWhereThatIsWished() {
    var talk =
        TalkToUs.on(
            TestDatabase.fresh("wished"),
            Map.of("talk.seeds", "true", "talk.calls.minimum-notice", "PT1H"));
    try {
      assertThat(talk.api().get(ARTICLE + "/slots?days=30").with(200).texts("/slots")).isNotEmpty();
      assertThat(count(talk, "seed_loaded")).isEqualTo(2);
    } finally {
      talk.stop();
    }
  }

  @Test
  void aHouseThatHasTheRestGetsTheSurveyOnce() {
    var talk = TalkToUs.alone();
    try {
      talk.sql().run("insert into seed_loaded (name, loaded_at) values ('demo', now())");
      talk.bean(Seeds.class).load();
      talk.api().get(ARTICLE).with(404);
      var changed = "{\"title\": \"Ours\", \"elements\": [{\"type\": \"text\", \"name\": \"a\"}]}";
      var path = "/api/v1/admin/surveys/article-feedback";
      talk.desk().put(path, changed).with(200);
      talk.desk().post(path + "/publication").with(200);

      talk.bean(Seeds.class).load();

      assertThat(talk.desk().get(path).with(200).text("/title")).isEqualTo("Ours");
    } finally {
      talk.stop();
    }
  }

  @Test
  void aDemoDeskHasAHistoryAndNobodyIsWrittenTo() {
    var talk = TalkToUs.alone();
    try {
      talk.bean(Seeds.class).load();
      talk.bean(Demo.class).load();
      long calls = count(talk, "booking");
      talk.bean(Demo.class).load();

      assertThat(count(talk, "booking")).isEqualTo(calls).isBetween(200L, 600L);
      assertThat(count(talk, "booking where outcome = 'no-show'")).isPositive();
      assertThat(count(talk, "booking where starts_at > booked_at and status = 'cancelled'"))
          .isPositive();
      for (var language : List.of("en", "ru")) {
        assertThat(
                count(
                    talk,
                    "reader_query where channel = 'comment' and reader_locale = '"
                        + language
                        + "'"))
            .isGreaterThan(30);
      }
      assertThat(count(talk, "reader_query where status = 'open'")).isPositive();
      assertThat(count(talk, "reader_query where first_answered_at < created_at")).isZero();
      assertThat(count(talk, "survey_response")).isGreaterThan(100);
      assertThat(count(talk, "delivery") + count(talk, "event")).isZero();
    } finally {
      talk.stop();
    }
  }

  @Test
  void theCallsOfADemoDeskLieInTheHoursOfItsHosts() {
    var talk = TalkToUs.alone();
    try {
      talk.bean(Seeds.class).load();
      talk.bean(Demo.class).load();

      assertThat(
              count(
                  talk,
                  """
                  booking b
                  join host h on h.id = b.host_id
                  cross join lateral (select b.starts_at at time zone h.zone as local) wall
                  where not exists (
                    select
                    from host_hours hh
                    where hh.host_id = h.id
                      and hh.day = extract(isodow from local)
                      and extract(hour from local) * 60 + extract(minute from local)
                        between hh.windows[1] and hh.windows[cardinality(hh.windows)] - 30)
                  """))
          .isZero();
    } finally {
      talk.stop();
    }
  }

  @Test
  void nobodyGetsADemoUnasked() {
    assertThat(TalkToUs.running().bean(Demo.class).isWanted()).isFalse();
  }

  private static long count(TalkToUs talk, String rows) {
    return (long) talk.sql().value("select count(*) from " + rows);
  }

  /** The texts that are in one language only. */
  private static List<String> withoutRussian(JsonNode survey) {
    var found = new ArrayList<String>();
    survey.findValues("title").forEach(each -> note(each, found));
    survey.findValues("text").forEach(each -> note(each, found));
    survey.findValues("description").forEach(each -> note(each, found));
    return found;
  }

  private static void note(JsonNode text, List<String> found) {
    if (!text.has("ru")) {
      found.add(text.toString());
    }
  }
}
