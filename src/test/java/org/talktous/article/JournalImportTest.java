package org.talktous.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.talktous.testing.Answer;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.StaffBrowser;
import org.talktous.testing.TalkToUs;

/** Articles are imported as journals, Crossref and reference managers write them. */
@ServiceTest
class JournalImportTest {
  private static final String IMPORT = "/api/v1/admin/articles/import";

  private final TalkToUs talk;
  private final String own = UUID.randomUUID().toString().substring(0, 13);
  private final String doi = "10.5555/" + own;
  private final String slug = "10-5555-" + own;

  JournalImportTest(TalkToUs talk) {
    this.talk = talk;
  }

  private Answer imported(String type, String file) {
    return talk.desk().with("Content-Type", type).post(IMPORT, file).with(200);
  }

  private Answer article(String slug) {
    return talk.api().get("/api/v1/articles/" + slug).with(200);
  }

  @Test
  void aTableAsDoajWritesItIsTaken() {
    var report =
        imported(
            "text/csv",
            """
            Title,Journal,ISSN,DOI,Published,Authors,Abstract,Keywords,Fulltext URL,Language
            "A title","J of X","1234-5678","https://doi.org/%s","2024-05-01","A. One; B. Two",\
            "Text","k1; k2","https://example.org/1","EN"
            """
                .formatted(doi));

    assertThat(report.at("/taken").asInt()).isOne();
    assertThat(report.at("/added").asInt()).isOne();
    assertThat(report.items("/remarks")).isEmpty();
    var article = article(slug);
    assertThat(article.text("/title")).isEqualTo("A title");
    assertThat(article.text("/journal")).isEqualTo("J of X");
    assertThat(article.text("/language")).isEqualTo("en");
    assertThat(article.text("/doi")).isEqualTo(doi);
    assertThat(article.text("/url")).isEqualTo("https://example.org/1");
    assertThat(article.text("/abstract")).isEqualTo("Text");
    assertThat(article.text("/published")).isEqualTo("2024-05-01");
    assertThat(article.texts("/authors")).containsExactly("A. One", "B. Two");
    assertThat(article.texts("/keywords")).containsExactly("k1", "k2");
    assertThat(article.texts("/issn")).containsExactly("1234-5678");
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-8, false, ',',",
    "UTF-8, true, ;,",
    "UTF-16LE, true, '\t',",
    "UTF-16BE, true, ',',",
    "windows-1251, false, ;, windows-1251"
  })
  void encodingAndSeparatorAreFoundOut(
      String encoding, boolean marked, String separator, String guessed) {
    var rows =
        "Год;Авторы;Рубрика;Название;DOI\n2023;Анна Один;Обзор;О слонах и жирафах;%s\n"
            .formatted(doi)
            .replace(";", separator);
    var bytes = ((marked ? "\uFEFF" : "") + rows).getBytes(Charset.forName(encoding));

    var report = talk.desk().with("Content-Type", "text/csv").post(IMPORT, bytes).with(200);

    assertThat(report.at("/taken").asInt()).isOne();
    assertThat(report.items("/remarks"))
        .extracting(remark -> remark.at("/field").asText())
        .contains("Рубрика");
    assertThat(report.body().contains("read as")).isEqualTo(guessed != null);
    var article = article(slug);
    assertThat(article.text("/title")).isEqualTo("О слонах и жирафах");
    assertThat(article.text("/language")).isEqualTo("ru");
    assertThat(article.text("/published")).isEqualTo("2023");
    assertThat(article.texts("/authors")).containsExactly("Анна Один");
    assertThat(report.text("/lines/0/remarks/0/field")).isEqualTo("language");
  }

  @Test
  void aDeclaredEncodingIsFollowed() {
    var bytes = ("title,doi\nСлон,%s\n".formatted(doi)).getBytes(Charset.forName("KOI8-R"));

    talk.desk().with("Content-Type", "text/csv; charset=koi8-r").post(IMPORT, bytes).with(200);

    assertThat(article(slug).text("/title")).isEqualTo("Слон");
    talk.desk().with("Content-Type", "text/csv; charset=nothing").post(IMPORT, bytes).with(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%s",
        "[%s]",
        "{\"status\":\"ok\",\"message\":{\"items\":[%s]}}",
        "{\"status\": \"ok\",\n \"message\": %s}"
      })
  void aWorkOfCrossrefIsTaken(String around) {
    var work =
        """
        {"DOI": "%s", "title": ["Effect of <i>X</i> &amp; Y"], "container-title": ["J. of X"],
         "URL": "http://dx.doi.org/%s", "author": [{"given": "A", "family": "One"}, {"name": "The X Group"}],
         "language": "en", "published": {"date-parts": [[2024, 5]]}, "ISSN": ["1234-567X"],
         "volume": "12", "issue": "3", "page": "45-67", "reference": [{"key": "1"}], "funder": [],
         "abstract": "<jats:title>Abstract</jats:title><jats:p>First.</jats:p><jats:p>1 &lt; 2</jats:p>"}
        """
            .formatted(doi.toUpperCase(Locale.ROOT), doi);

    var report = imported("application/json", around.formatted(work));

    assertThat(report.at("/taken").asInt()).isOne();
    assertThat(report.items("/remarks"))
        .extracting(remark -> remark.at("/field").asText())
        .contains("funder");
    var article = article(slug);
    assertThat(article.text("/title")).isEqualTo("Effect of X & Y");
    assertThat(article.text("/doi")).isEqualTo(doi);
    assertThat(article.text("/journal")).isEqualTo("J. of X");
    assertThat(article.text("/issue")).isEqualTo("12(3), 45–67");
    assertThat(article.text("/published")).isEqualTo("2024-05");
    assertThat(article.text("/abstract")).isEqualTo("First.\n\n1 < 2");
    assertThat(article.texts("/authors")).containsExactly("A One", "The X Group");
    assertThat(article.texts("/issn")).containsExactly("1234-567X");
  }

  @Test
  void aLineOfJsonLinesMayBeAWorkOfCrossref() {
    var report =
        imported(
            "application/x-ndjson",
            """
            {"DOI":"%s","title":["Effect of <i>X</i> &amp; Y"],"container-title":["J. of X"],"language":"en"}
            {"title":["Without a DOI"],"container-title":["J. of X"],"author":"no list"}
            {"DOI":"nothing","title":["T"]}
            {"DOI":"%s","title":[]}
            """
                .formatted(doi, doi + "x"));

    assertThat(article(slug).text("/title")).isEqualTo("Effect of X & Y");
    assertThat(refused(report)).containsExactly("3 doi", "4 title");
  }

  private static List<String> refused(Answer report) {
    return report.items("/refusals").stream()
        .map(line -> line.at("/line").asInt() + " " + line.at("/violations/0/field").asText())
        .toList();
  }

  @Test
  void jatsIsTakenWithItsSectionsAndOtherLanguages() {
    var report =
        imported(
            "application/jats+xml",
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) v1.2//EN" "JATS-archivearticle1.dtd">
            <article xmlns:xlink="http://www.w3.org/1999/xlink" xml:lang="ru">
             <front>
              <journal-meta><journal-title-group><journal-title>Вестник</journal-title></journal-title-group>
               <issn pub-type="ppub">12345678</issn></journal-meta>
              <article-meta>
               <article-id pub-id-type="doi">%s</article-id>
               <title-group><article-title>О <italic>слонах</italic><xref>*</xref></article-title>
                <trans-title-group xml:lang="en"><trans-title>On elephants</trans-title></trans-title-group>
               </title-group>
               <contrib-group>
                <contrib contrib-type="author"><name><surname>Один</surname><given-names>Анна</given-names></name></contrib>
                <contrib contrib-type="editor"><name><surname>Никто</surname></name></contrib>
               </contrib-group>
               <pub-date><day>1</day><month>5</month><year>2024</year></pub-date>
               <volume>12</volume><issue>3</issue><fpage>45</fpage><lpage>67</lpage>
               <permissions><license xlink:href="https://creativecommons.org/licenses/by/4.0/"/></permissions>
               <abstract><p>Первый.</p><sec><title>Цель</title><p>Узнать.</p></sec></abstract>
               <trans-abstract xml:lang="en"><p>First.</p></trans-abstract>
               <kwd-group xml:lang="ru"><kwd>слон</kwd></kwd-group>
               <kwd-group xml:lang="en"><kwd>elephant</kwd></kwd-group>
              </article-meta>
             </front>
             <body>
              <sec id="s1"><title>Введение</title><p>Слоны велики.</p><sec><title>Ещё</title><p>Очень.</p></sec></sec>
              <sec id="s1"><title>Methods &amp; more</title><p>Мы смотрели.</p></sec>
             </body>
             <back><ref-list><ref>Nothing</ref></ref-list></back>
            </article>
            """
                .formatted(doi));

    assertThat(report.at("/taken").asInt()).as(report.body()).isOne();
    var article = article(slug);
    assertThat(article.text("/title")).isEqualTo("О слонах");
    assertThat(article.text("/language")).isEqualTo("ru");
    assertThat(article.text("/journal")).isEqualTo("Вестник");
    assertThat(article.text("/issue")).isEqualTo("12(3), 45–67");
    assertThat(article.text("/published")).isEqualTo("2024-05-01");
    assertThat(article.text("/abstract")).isEqualTo("Первый.\n\nЦель: Узнать.");
    assertThat(article.texts("/authors")).containsExactly("Анна Один");
    assertThat(article.texts("/keywords")).containsExactly("слон");
    assertThat(article.texts("/issn")).containsExactly("1234-5678");
    assertThat(article.at("/openAccess").asBoolean()).isTrue();
    assertThat(article.items("/sections"))
        .extracting(
            each -> each.at("/id").asText(),
            each -> each.at("/title").asText(),
            each -> each.at("/text").asText())
        .containsExactly(
            tuple("s1", "Введение", "Слоны велики.\n\nОчень."),
            tuple("s1-2", "Methods & more", "Мы смотрели."));
    var english = talk.api().with("Accept-Language", "en").get("/api/v1/articles/" + slug);
    assertThat(english.with(200).text("/title")).isEqualTo("On elephants");
    assertThat(english.text("/abstract")).isEqualTo("First.");
  }

  @Test
  void paragraphsOfListsAreTakenOnceAndLinesAreKeptApart() {
    imported(
        "application/xml",
        """
        <article xml:lang="en"><front><article-meta>
          <article-id pub-id-type="doi">%s</article-id>
          <title-group><article-title>One<break/>two</article-title></title-group>
          <permissions><license license-type="open-access"/></permissions></article-meta></front>
         <body><sec><title>S</title><p>Lead<list><list-item><p>first</p></list-item><list-item><p>second</p>\
        </list-item></list></p><p>End.</p></sec></body></article>
        """
            .formatted(doi));

    assertThat(article(slug).text("/title")).isEqualTo("One two");
    assertThat(article(slug).text("/sections/0/text")).isEqualTo("Lead first second\n\nEnd.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE article [<!ENTITY x SYSTEM"
            + " \"file:///etc/passwd\">]><article><front><article-meta><title-group><article-title>T"
            + " &x;</article-title></title-group></article-meta></front></article>",
        "<!DOCTYPE article [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b"
            + " \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c"
            + " \"&b;&b;&b;&b;&b;&b;&b;&b;\">]><article><front><article-meta>"
            + "<title-group><article-title>&c;</article-title></title-group></article-meta></front></article>",
        "<article><front>",
        "no XML"
      })
  void xmlReachesNothingOutsideAndDoesNotGrow(String xml) {
    var report = imported("application/xml", xml);

    assertThat(report.at("/taken").asInt()).isZero();
    assertThat(refused(report)).containsExactly("1 line");
    assertThat(report.body()).doesNotContain("root:", "aaaaaaaaaa");
  }

  @Test
  void aDeepArticleIsReadAndRefusedWithoutHarm() {
    var deep =
        "<article><front><article-meta><title-group><article-title>T"
            + "<b>".repeat(50_000)
            + "</b>".repeat(50_000)
            + "</article-title></title-group></article-meta></front></article>";

    imported("application/xml", deep);
    imported("application/json", "[".repeat(100_000));
    imported("application/json", "{\"DOI\": ".repeat(5_000));
  }

  @Test
  void risIsTakenRecordByRecord() {
    var report =
        imported(
            "application/x-research-info-systems",
            """
            TY  - JOUR
            TI  - Of graphs
            AU  - One, Ada
            AU  - Two, Bob
            PY  - 2024/05/01/
            T2  - J of X
            SN  - 1234-5678
            DO  - %s
            VL  - 12
            IS  - 3
            SP  - 45
            EP  - 67
            KW  - graphs
            KW  - trees
            LA  - eng
            AB  - First line
              goes on
            CY  - Nowhere
            ER  -\s

            TY  - JOUR
            TI  - Never ended
            """
                .formatted(doi));

    var article = article(slug);
    assertThat(article.text("/title")).isEqualTo("Of graphs");
    assertThat(article.text("/published")).isEqualTo("2024-05-01");
    assertThat(article.text("/issue")).isEqualTo("12(3), 45–67");
    assertThat(article.text("/language")).isEqualTo("en");
    assertThat(article.text("/abstract")).isEqualTo("First line\ngoes on");
    assertThat(article.texts("/authors")).containsExactly("One, Ada", "Two, Bob");
    assertThat(article.texts("/keywords")).containsExactly("graphs", "trees");
    assertThat(refused(report)).containsExactly("21 line");
    assertThat(report.items("/remarks"))
        .extracting(remark -> remark.at("/field").asText())
        .containsExactly("CY");
  }

  @Test
  void aDryRunTellsLineByLineAndChangesNothing() {
    imported("text/csv", "title,doi,language\nOld,%s,en\nSame,%s,en\n".formatted(doi, doi + "-2"));
    var file =
        """
        title,doi,language
        New title,%s,en
        Same,%s,en
        Another,%s,en
        Bad,nothing,en
        """
            .formatted(doi, doi + "-2", doi + "-3");

    var report =
        talk.desk().with("Content-Type", "text/csv").post(IMPORT + "?dryRun=true", file).with(200);

    assertThat(report.at("/dryRun").asBoolean()).isTrue();
    assertThat(report.items("/lines"))
        .extracting(JournalImportTest::outcome)
        .containsExactly(
            "2 " + slug + " changed", "3 " + slug + "-2 unchanged", "4 " + slug + "-3 added");
    assertThat(refused(report)).containsExactly("5 doi");
    assertThat(article(slug).text("/title")).isEqualTo("Old");
    talk.api().get("/api/v1/articles/" + slug + "-3").with(404);
    assertThat(
            talk.sql()
                .count(
                    "select count(*) from audit where subject = ?",
                    "article-import/" + report.text("/id")))
        .isZero();

    var real = imported("text/csv", file);
    assertThat(real.at("/added").asInt()).isOne();
    assertThat(real.at("/changed").asInt()).isOne();
    assertThat(real.at("/unchanged").asInt()).isOne();
    assertThat(article(slug).text("/title")).isEqualTo("New title");
    var page =
        StaffBrowser.signIn(talk, TalkToUs.ADMIN)
            .get("/admin/articles/imports/" + report.text("/id"))
            .with(200)
            .body();
    assertThat(page).contains("What an import would do", "Changes the article", "Already so");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DA  - MAY 12,PY  - 2020 | 2020",
        "PY  - 2020,DA  - 2020/05/12/ | 2020-05-12",
        "Y1  - 2019///,DA  - Spring | 2019"
      })
  void theFirstTagThatReadsAsADateIsTheDate(String tags, String date) {
    imported(
        "application/x-research-info-systems",
        "TY  - JOUR\nTI  - T\nLA  - en\nDO  - %s\n%s\nER  - \n"
            .formatted(doi, tags.replace(",", "\n")));

    assertThat(article(slug).text("/published")).isEqualTo(date);
  }

  private static String outcome(JsonNode line) {
    return line.at("/line").asInt()
        + " "
        + line.at("/slug").asText()
        + " "
        + line.at("/change").asText();
  }

  @Test
  void whatATableDoesNotNameStaysAndTheArticleOfTheDoiIsTheOneChanged() {
    var host = talk.given().host("UTC").id();
    imported(
        "application/x-ndjson",
        """
        {"slug": "own-%s", "title": "Old", "language": "en", "doi": "%s", "summary": "Kept",
        """
                .strip()
                .formatted(own, doi.toUpperCase(Locale.ROOT))
            + " \"sections\": [{\"id\": \"s\", \"title\": \"S\"}], \"hosts\": [\"%s\"]}"
                .formatted(host));

    imported("text/csv", "DOI;Title\ndoi:%s;New\n".formatted(doi));

    var article = article("own-" + own);
    assertThat(article.text("/title")).isEqualTo("New");
    assertThat(article.text("/summary")).isEqualTo("Kept");
    assertThat(article.text("/sections/0/id")).isEqualTo("s");
    talk.api().get("/api/v1/articles/" + slug).with(404);
  }

  @Test
  void articlesThatWouldShareAnAddressAreToldApart() {
    var title = "Editorial " + own;
    var report =
        imported(
            "text/csv",
            "title,doi,journal,sections\n%s,,J of X,\"First\nFirst\"\n%s,,J of X,\n"
                    .formatted(title, title)
                + "A,%s.1,,\nB,%s-1,,\n".formatted(doi, doi));

    // The line of a row is that of its first cell.
    assertThat(refused(report)).containsExactly("4 slug");
    assertThat(article("editorial-" + own).items("/sections"))
        .extracting(section -> section.at("/id").asText())
        .containsExactly("first", "first-2");
    assertThat(article(slug + "-1").text("/title")).isEqualTo("A");
    var again = imported("text/csv", "title,doi\nB,%s-1\n".formatted(doi));
    assertThat(again.at("/unchanged").asInt()).isOne();
    var other = imported("text/csv", "title,journal\n%s,J of Y\n".formatted(title));
    assertThat(other.at("/added").asInt()).isOne();
    assertThat(article("editorial-" + own).text("/journal")).isEqualTo("J of X");
  }

  @Test
  void aTitleInAnyScriptMakesAnAddress() {
    var report = imported("text/csv", "title\nЩука и ёж: объём %s\n".formatted(own));

    assertThat(report.text("/lines/0/slug")).isEqualTo("shchuka-i-yezh-obyem-" + own);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "published | 05/01/2024",
        "issn | 1234",
        "doi | 182",
        "url | example.org",
        "hosts | nobody",
        "openAccess | maybe",
        "sections | [1",
        "language | 12"
      })
  void aBadCellIsNamedByLineAndField(String field, String value) {
    var report = imported("text/csv", "title,%s\nT %s,%s\n".formatted(field, own, value));

    assertThat(report.at("/taken").asInt()).isZero();
    assertThat(report.at("/refusals/0/line").asInt()).isEqualTo(2);
    assertThat(report.text("/refusals/0/violations/0/field")).startsWith(field);
  }

  @Test
  void whatIsTooMuchIsRefusedBeforeAnythingIsWritten() {
    var csv = talk.desk().with("Content-Type", "text/csv");
    var lines = "title,doi\nT,%s\n".formatted(doi) + "x\n".repeat(100_000);
    assertThat(csv.post(IMPORT, lines).with(400).blamed()).containsExactly("file");
    talk.api().get("/api/v1/articles/" + slug).with(404);
    var tiny = talk.desk().with("Content-Type", "application/x-ndjson");
    assertThat(tiny.post(IMPORT, "{}\n".repeat(300_000)).with(400).blamed())
        .containsExactly("file");
    assertThat(csv.post(IMPORT, zipped("title\nT\n")).with(400).blamed()).containsExactly("file");
  }

  @Test
  void aCompressedBodyIsTakenAsLongAsWhatIsInItFits() {
    var csv = talk.desk().with("Content-Type", "text/csv").with("Content-Encoding", "gzip");

    csv.post(IMPORT, zipped("title,doi\nT,%s\n".formatted(doi))).with(200);
    csv.post(IMPORT, zipped("title\n" + "x".repeat(70_000_000))).with(413);

    assertThat(article(slug).text("/title")).isEqualTo("T");
  }

  @Test
  void aBodyOfUnknownLengthIsHeldToTheSameLimit() throws IOException, InterruptedException {
    var part = "x".repeat(999).concat("\n").getBytes(StandardCharsets.UTF_8);
    var body =
        HttpRequest.BodyPublishers.ofByteArrays(
            () -> IntStream.range(0, 70_000).mapToObj(i -> part).iterator());
    var token =
        talk.api()
            .post(
                "/api/v1/sessions", Map.of("email", TalkToUs.ADMIN, "password", TalkToUs.PASSWORD))
            .with(201)
            .text("/accessToken");
    var request =
        HttpRequest.newBuilder(URI.create(talk.address() + IMPORT))
            .header("Content-Type", "text/csv")
            .header("Authorization", "Bearer " + token)
            .POST(body)
            .build();

    try (var client = HttpClient.newHttpClient()) {
      assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(413);
    }
  }

  private static byte[] zipped(String text) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(bytes)) {
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toByteArray();
  }

  @Test
  void aLongListIsReadToItsEnd() {
    var list =
        IntStream.range(0, 300)
            .mapToObj(
                i ->
                    "{\"DOI\": \"%s-%d\", \"title\": [\"T %d\"], \"reference\": [\"%s\"]}"
                        .formatted(doi, i, i, "x".repeat(20_000)))
            .collect(Collectors.joining(",\n", "[", "]"));

    var report = imported("application/json", list);

    assertThat(report.at("/taken").asInt()).isEqualTo(300);
    assertThat(article(slug + "-299").text("/title")).isEqualTo("T 299");
  }
}
