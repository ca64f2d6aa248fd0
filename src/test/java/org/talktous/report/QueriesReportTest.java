package org.talktous.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.talktous.testing.Answer;
import org.talktous.testing.Concurrently;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/** Figures that can be counted by hand. The clock stands at Monday, 2026-11-23, 08:00 UTC. */
@ServiceTest
class QueriesReportTest {
  private final TalkToUs talk;
  private final ReportFixture fixture;
  private final GivenArticle article;

  QueriesReportTest(TalkToUs talk) {
    this.talk = talk;
    this.fixture = new ReportFixture(talk);
    this.article = talk.given().article();
  }

  private Asked asked(String at) {
    return Asked.of(article.slug(), at);
  }

  private Answer report(String query) {
    return talk.desk()
        .get("/api/v1/admin/reports/queries?article=" + article.slug() + "&" + query)
        .with(200);
  }

  @Test
  void aDateIsThatOfTheZone() {
    // In Kolkata (UTC+5:30) the 10th begins at 18:30 UTC.
    fixture.insert(
        asked("2026-11-09T18:29:59Z"),
        asked("2026-11-09T18:30:00Z"),
        asked("2026-11-10T18:29:59Z").through("call"),
        asked("2026-11-10T18:30:00Z").through("survey"));

    var report = report("from=2026-11-10&to=2026-11-12&zone=Asia/Kolkata");

    assertThat(report.at("/days").toString())
        .isEqualTo(
            """
            [{"from":"2026-11-10","comments":1,"calls":1,"surveys":0},\
            {"from":"2026-11-11","comments":0,"calls":0,"surveys":1}]\
            """);
    assertThat(report.at("/queries").toString())
        .isEqualTo("{\"asked\":3,\"open\":3,\"answered\":0,\"closed\":0}");
    assertThat(report.at("/previousQueries/asked").asInt()).isEqualTo(1);
    assertThat(report.text("/previousPeriod/from")).isEqualTo("2026-11-08");
    assertThat(report.text("/period/to")).isEqualTo("2026-11-12");
  }

  @Test
  void theDayOnWhichClocksGoForwardHas23Hours() {
    // In Auckland the clocks went from 02:00 to 03:00 on 27 September 2026: UTC+12, then UTC+13.
    fixture.insert(
        asked("2026-09-26T11:59:59Z"), // the 26th, 23:59:59
        asked("2026-09-26T12:00:00Z"), // the 27th, 00:00
        asked("2026-09-27T10:59:59Z"), // the 27th, 23:59:59
        asked("2026-09-27T11:00:00Z")); // the 28th, 00:00

    var report = report("from=2026-09-26&to=2026-09-29&zone=Pacific/Auckland");

    assertThat(report.items("/days").stream().map(day -> day.at("/comments").asInt()))
        .containsExactly(1, 2, 1);
    // The 28th was a Monday.
    assertThat(report.items("/weeks").stream().map(week -> week.at("/from").asText()))
        .containsExactly("2026-09-21", "2026-09-28");
    assertThat(report.items("/weeks").stream().map(week -> week.at("/comments").asInt()))
        .containsExactly(3, 1);
  }

  @Test
  void whatIsHeldOrWithdrawnOrRefusedDoesNotCountButIsTold() {
    fixture.insert(
        asked("2026-11-10T10:00:00Z"),
        asked("2026-11-10T10:00:00Z").answeredAfter(Duration.ofHours(1)),
        asked("2026-11-10T10:00:00Z").status("closed"),
        asked("2026-11-10T10:00:00Z").flagged(),
        asked("2026-11-10T10:00:00Z").flagged().status("closed"),
        asked("2026-11-10T10:00:00Z").flagged().status("open"), // let through
        asked("2026-11-10T10:00:00Z").status("withdrawn"));

    var report = report("from=2026-11-10&to=2026-11-11");

    assertThat(report.at("/queries").toString())
        .isEqualTo("{\"asked\":4,\"open\":2,\"answered\":1,\"closed\":1}");
    assertThat(report.at("/leftOut").toString())
        .isEqualTo("{\"held\":1,\"refused\":1,\"withdrawn\":1}");
  }

  @Test
  void whatStillWaitsCountsWithTheTimeItHasWaited() {
    // Asked 1, 2 and 10 days before now; answered after 1 hour and after 5 days.
    fixture.insert(
        asked("2026-11-22T08:00:00Z"),
        asked("2026-11-21T08:00:00Z"),
        asked("2026-11-13T08:00:00Z"),
        asked("2026-11-10T08:00:00Z").answeredAfter(Duration.ofHours(1)),
        asked("2026-11-10T08:00:00Z").answeredAfter(Duration.ofDays(5)),
        asked("2026-11-10T08:00:00Z").status("closed"));

    var first = report("from=2026-11-01&to=2026-11-24").at("/firstAnswer");

    // 1 hour, 1 day so far, 2 days so far, 5 days, 10 days so far
    assertThat(first.at("/answered").asInt()).isEqualTo(2);
    assertThat(first.at("/waiting").asInt()).isEqualTo(3);
    assertThat(first.at("/median").toString()).isEqualTo("{\"seconds\":172800.0,\"orMore\":true}");
    assertThat(first.at("/ninetieth").toString())
        .isEqualTo("{\"seconds\":864000.0,\"orMore\":true}");
  }

  @Test
  void aPercentileThatFallsOnAnAnsweredOneIsExact() {
    fixture.insert(
        asked("2026-11-10T08:00:00Z").answeredAfter(Duration.ofMinutes(10)),
        asked("2026-11-10T08:00:00Z").answeredAfter(Duration.ofMinutes(20)),
        asked("2026-11-10T08:00:00Z").answeredAfter(Duration.ofMinutes(30)),
        asked("2026-11-10T08:00:00Z"));

    var first = report("from=2026-11-01&to=2026-11-24").at("/firstAnswer");

    assertThat(first.at("/median").toString()).isEqualTo("{\"seconds\":1200.0,\"orMore\":false}");
    assertThat(first.at("/ninetieth/orMore").asBoolean()).isTrue();
  }

  @Test
  void whereNothingWasAskedThereIsNoPercentile() {
    var report = report("from=2026-11-01&to=2026-11-24");

    assertThat(report.at("/firstAnswer").toString())
        .isEqualTo("{\"answered\":0,\"waiting\":0,\"median\":null,\"ninetieth\":null}");
    assertThat(report.at("/terms/list").isEmpty()).isTrue();
  }

  @Test
  void whatIsOpenIsToldByItsAge() {
    fixture.insert(
        asked("2026-11-23T07:00:00Z"),
        asked("2026-11-22T08:00:00Z"), // one day to the second
        asked("2026-11-20T08:00:01Z"),
        asked("2026-11-20T08:00:00Z"),
        asked("2026-10-01T08:00:00Z"),
        asked("2026-10-01T08:00:00Z").answeredAfter(Duration.ofHours(1)));

    var ages = report("from=2026-09-01&to=2026-11-24").items("/ages");

    assertThat(ages.stream().map(age -> age.at("/fromDays").asInt() + ": " + age.at("/open")))
        .containsExactly("0: 1", "1: 2", "3: 1", "7: 0", "14: 0", "30: 1");
    assertThat(ages.getLast().at("/toDays").isNull()).isTrue();
  }

  @Test
  void topicsArticlesSectionsAndPassagesAreComparedWithThePeriodBefore() {
    talk.desk()
        .put(
            "/api/v1/admin/articles/" + article.slug(),
            """
            {"title": "On alliances", "language": "en",
             "sections": [{"id": "s1", "title": "Costs", "text": "The costs of war."}]}
            """)
        .with(200);
    fixture.insert(
        asked("2026-11-10T08:00:00Z").about("Method").quoting("s1", "The costs"),
        asked("2026-11-11T08:00:00Z").about("Method").quoting("s1", "of war"),
        asked("2026-11-12T08:00:00Z").about("Data").quoting("s1", "The costs"),
        asked("2026-11-01T08:00:00Z").about("Data"),
        asked("2026-11-01T08:00:00Z").about("Gone").quoting("s1", "The costs"));

    var report = report("from=2026-11-08&to=2026-11-15");

    assertThat(report.at("/topics").toString())
        .isEqualTo(
            """
            [{"topic":"Method","asked":2,"previous":0},{"topic":"Data","asked":1,"previous":1},\
            {"topic":"Gone","asked":0,"previous":1}]\
            """);
    assertThat(report.at("/articles").toString())
        .isEqualTo(
            "[{\"article\":\"%s\",\"section\":null,\"name\":\"On alliances\",\"asked\":3,\"previous\":2}]"
                .formatted(article.slug()));
    assertThat(report.text("/sections/0/name")).isEqualTo("Costs");
    assertThat(report.at("/sections/0/asked").asInt()).isEqualTo(3);
    assertThat(report.items("/passages").stream().map(each -> each.at("/name").asText()))
        .containsExactly("The costs", "of war");
    assertThat(report.at("/passages/0/previous").asInt()).isEqualTo(1);
  }

  @Test
  void wordsOfBothLanguagesAreCountedOnceAQueryInAnyForm() {
    fixture.insert(
        asked("2026-11-10T08:00:00Z").saying("Which alliance? This alliance, all alliances?"),
        asked("2026-11-10T08:00:00Z").saying("Is an alliance costly, Anna?"),
        asked("2026-11-10T08:00:00Z").saying("Почему союзы дороги?").in("ru"),
        asked("2026-11-10T08:00:00Z").saying("О цене союза и о союзах").in("ru"),
        asked("2026-11-01T08:00:00Z").saying("An alliance"),
        asked("2026-11-01T08:00:00Z").saying("Nothing of that"));

    var terms = report("from=2026-11-08&to=2026-11-15").at("/terms");

    assertThat(terms.at("/sampled").asInt()).isEqualTo(4);
    assertThat(terms.at("/list").toString())
        .isEqualTo(
            """
            [{"term":"alliance","share":0.5,"previousShare":0.5},\
            {"term":"союза","share":0.5,"previousShare":0.0}]\
            """);
  }

  @Test
  void aWordIsToldAsItIsWrittenWithItsDots() {
    fixture.insert(
        asked("2026-11-10T08:00:00Z").saying("Откуда чёрные дыры?").in("ru"),
        asked("2026-11-10T08:00:00Z").saying("О чёрных лебедях").in("ru"));

    assertThat(report("from=2026-11-08&to=2026-11-15").text("/terms/list/0/term"))
        .isEqualTo("чёрные");
  }

  @Test
  void manyReportsAtOnceSayTheSame() {
    fixture.insert(
        asked("2026-11-10T08:00:00Z").about("Method"), asked("2026-11-11T08:00:00Z").in("ru"));
    var period = "from=2026-11-08&to=2026-11-15";
    var alone = report(period).body();

    assertThat(Concurrently.run(12, each -> report(period).body())).hasSize(12).containsOnly(alone);
  }

  @Test
  void filtersNarrowAllOfIt() {
    fixture.insert(
        asked("2026-11-10T08:00:00Z").about("Method").in("ru-RU"),
        asked("2026-11-10T08:00:00Z").about("Method"),
        asked("2026-11-10T08:00:00Z").through("call"),
        asked("2026-11-10T08:00:00Z").through("survey"));
    var period = "from=2026-11-08&to=2026-11-15";

    assertThat(report(period).at("/queries/asked").asInt()).isEqualTo(4);
    assertThat(report(period + "&language=RU").at("/queries/asked").asInt()).isEqualTo(1);
    assertThat(report(period + "&channel=call").at("/queries/asked").asInt()).isEqualTo(1);
    assertThat(report(period + "&topic=Method").at("/queries/asked").asInt()).isEqualTo(2);
    assertThat(report(period + "&topic=method").at("/queries/asked").asInt()).isZero();
    assertThat(
            talk.desk()
                .get("/api/v1/admin/reports/queries?article=no-such&" + period)
                .with(200)
                .at("/queries/asked")
                .asInt())
        .isZero();
  }

  @Test
  void byDefaultItIsTheLastThirtyDatesInUtc() {
    var report = report("");

    assertThat(report.text("/period/from")).isEqualTo("2026-10-25");
    assertThat(report.text("/period/to")).isEqualTo("2026-11-24");
    assertThat(report.text("/period/zone")).isEqualTo("UTC");
    assertThat(report.items("/days")).hasSize(30);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "from=yesterday | from",
        "from=2026-13-01 | from",
        "from=+999999999-01-01 | from",
        "from=0001-01-01 | from",
        "to=2026-11-31 | to",
        "from=2026-11-10&to=2026-11-10 | to",
        "from=2026-11-11&to=2026-11-10 | to",
        "from=2020-01-01&to=2026-11-10 | from",
        "zone=Moscow | zone",
        "zone=UTC%2B3 | zone",
        "zone=%27 | zone",
        "channel=letter | channel",
        "language=english | language",
        "language=%00 | language",
        "topic=%00 | topic"
      })
  void whatMakesNoSenseIsRefusedByItsName(String query, String field) {
    for (var format : new String[] {"queries", "queries.csv", "queries.xlsx"}) {
      var refused = talk.desk().get("/api/v1/admin/reports/" + format + "?" + query).with(400);
      assertThat(refused.problem()).isEqualTo("invalid-request");
      assertThat(refused.blamed()).containsExactly(field);
    }
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() {
    assertThat(
            talk.desk()
                .get("/api/v1/admin/reports/queries?from=x&to=y&zone=z&channel=c&language=l")
                .with(400)
                .blamed())
        .containsExactlyInAnyOrder("from", "to", "zone", "channel", "language");
  }
}
