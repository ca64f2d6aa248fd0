package org.talktous.article;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.talktous.testing.Answer;
import org.talktous.testing.Api;
import org.talktous.testing.BrowserTest;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.StaffBrowser;
import org.talktous.testing.TalkToUs;
import org.talktous.testing.Visit;

/** Articles are imported from files; every line stands for itself. */
@BrowserTest
@ServiceTest
class ArticleImportTest {
  private static final String IMPORT = "/api/v1/admin/articles/import";

  private final TalkToUs talk;
  private final String one = "one-" + UUID.randomUUID();
  private final String other = "other-" + UUID.randomUUID();

  ArticleImportTest(TalkToUs talk) {
    this.talk = talk;
  }

  private Api sending(String type) {
    return talk.desk().with("Content-Type", type);
  }

  @Test
  void everyLineOfJsonLinesIsTakenOrRefusedByItself() {
    var host = talk.given().host("UTC").id();
    var report =
        sending("application/x-ndjson")
            .post(
                IMPORT,
                """
                {"slug": "%s", "title": "Одна", "language": "ru", "hosts": ["%s"]}

                {"slug": "Not A Slug", "title": "B", "language": "en"}
                {"slug": "%s", "title": "", "language": "en", "doi": "182"}
                {"slug": "%s", "title": "C", "language": "en", "colour": "red"}
                no JSON
                ["a"]
                {"slug": "%s", "title": "C", "language": "en", "hosts": ["%s"]}
                {"slug": "%s", "title": "Other", "language": "en"}\
                """
                    .formatted(one, host, other, other, other, UUID.randomUUID(), other))
            .with(200);

    assertThat(report.at("/taken").asInt()).isEqualTo(2);
    assertThat(report.at("/refused").asInt()).isEqualTo(6);
    assertThat(report.text("/state")).isEqualTo("done");
    assertThat(report.items("/refusals"))
        .extracting(line -> line.at("/line").asInt() + " " + fields(line))
        .containsExactly("3 slug", "4 doi title", "5 colour", "6 line", "7 line", "8 hosts");
    assertThat(talk.api().get("/api/v1/articles/" + one).with(200).text("/title"))
        .isEqualTo("Одна");
    talk.api().get("/api/v1/articles/" + other).with(200);
    var again = talk.desk().get("/api/v1/admin/articles/imports/" + report.text("/id"));
    assertThat(again.with(200).json()).isEqualTo(report.json());
    assertThat(
            talk.sql()
                .count(
                    "select count(*) from audit where subject = ?",
                    "article-import/" + report.text("/id")))
        .isOne();
  }

  private static String fields(com.fasterxml.jackson.databind.JsonNode line) {
    return IntStream.range(0, line.at("/violations").size())
        .mapToObj(i -> line.at("/violations/" + i + "/field").asText())
        .sorted()
        .collect(Collectors.joining(" "));
  }

  @Test
  void csvNamesItsFieldsInTheFirstLine() {
    var report =
        sending("text/csv; charset=utf-8")
            .post(
                IMPORT,
                """
                \uFEFFslug,title,language,openAccess,abstract
                %s,"A title, with a comma",en,true,"Two
                lines"
                %s,"Cut off",en,maybe,
                %s,Other,en,,
                """
                    .formatted(one, other, other))
            .with(200);

    assertThat(report.at("/taken").asInt()).isEqualTo(2);
    assertThat(report.text("/refusals/0/violations/0/field")).isEqualTo("openAccess");
    assertThat(report.at("/refusals/0/line").asInt()).isEqualTo(4);
    var article = talk.api().get("/api/v1/articles/" + one).with(200);
    assertThat(article.text("/title")).isEqualTo("A title, with a comma");
    assertThat(article.text("/abstract")).isEqualTo("Two\nlines");
    assertThat(article.at("/openAccess").asBoolean()).isTrue();
  }

  @Test
  void aFileThatCannotBeReadIsRefusedAndSaysWhy() {
    assertThat(sending("text/csv").post(IMPORT, "slug,name\na,b\n").with(400).blamed())
        .containsExactly("header");
    sending("application/pdf").post(IMPORT, "{}").with(415);
    var broken =
        sending("text/csv")
            .post(IMPORT, "slug,title,language\n%s,\"a\nb,c\n".formatted(one))
            .with(200);
    assertThat(broken.at("/taken").asInt()).isZero();
    sending("text/csv").post(IMPORT, "").with(400);
    var latin = "{\"slug\": \"" + one + "\", \"title\": \"caf\u00e9\", \"language\": \"fr\"}";
    var report =
        sending("application/x-ndjson")
            .post(IMPORT, latin.getBytes(StandardCharsets.ISO_8859_1))
            .with(200);
    assertThat(report.at("/refused").asInt()).isOne();
    talk.desk().get("/api/v1/admin/articles/imports/" + UUID.randomUUID()).with(404);
  }

  @Test
  void aQuoteThatIsNeverClosedIsToldByItsLine() {
    var rows =
        "x,\"y\ny\",en\n%s,One,en\n%s,Other,\"en\n".formatted(one, other)
            + "a,b,en\n".repeat(2_000);
    var report = sending("text/csv").post(IMPORT, "slug,title,language\n" + rows).with(200);

    assertThat(report.at("/taken").asInt()).isEqualTo(1);
    assertThat(report.items("/refusals"))
        .extracting(
            line -> line.at("/line").asInt() + " " + line.at("/violations/0/message").asText())
        .containsExactly(
            "2 " + report.text("/refusals/0/violations/0/message"),
            "5 must close its quote; nothing after it was read");
    talk.api().get("/api/v1/articles/" + one).with(200);
  }

  @Test
  void theHeaderThatIsWantedAndTheOneThatWasFoundAreTold() {
    for (var file : List.of("slug,name,language\n", "slug,title,language,slug\na,b,en,c\n")) {
      var found = file.lines().findFirst().orElseThrow().replace(",", ", ");
      assertThat(sending("text/csv").post(IMPORT, file).with(400).text("/violations/0/message"))
          .contains("must name a column title")
          .endsWith("found: " + found);
    }
    assertThat(sending("text/csv").post(IMPORT, "\n").with(400).text("/violations/0/message"))
        .endsWith("the file is empty");
    assertThat(
            sending("text/csv").post(IMPORT, "slug,title,language").with(200).at("/taken").asInt())
        .isZero();
  }

  @Test
  void cellsThatAreCutOrAddedAtTheEndOfARowAreEmptyAndStrangeColumnsMayRepeat() {
    var report =
        sending("text/csv")
            .post(
                IMPORT,
                """
                slug,title,language,note,note,,
                %s,One,en
                %s,Other,en,x,y,z,,,
                %s,More,en,x,y,z,,,more
                """
                    .formatted(one, other, other))
            .with(200);

    assertThat(report.at("/taken").asInt()).isEqualTo(2);
    assertThat(report.items("/refusals"))
        .extracting(line -> line.at("/line").asInt() + " " + fields(line))
        .containsExactly("4 line");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Text/CSV",
        "TEXT/CSV; charset=\"utf-8\"",
        "text/csv;charset=\"UTF-8\"; header=present"
      })
  void theTypeOfAFileIsReadInAnyLettersAndWithQuotes(String type) {
    var report = sending(type).post(IMPORT, "slug,title,language\n%s,É,en\n".formatted(one));

    assertThat(report.with(200).at("/taken").asInt()).isOne();
    assertThat(talk.api().get("/api/v1/articles/" + one).with(200).text("/title")).isEqualTo("É");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '^',
      value = {
        "csv;slug,name~n;Первая строка должна называть столбцы;Найдено: slug, name",
        "csv;~e;Файл пуст;slug, title, language, journal",
        "csv;slug,title,language~na,~qb,en~n;открывается кавычка, которая нигде не закрыта;2</th>",
        "csv;slug,title,language,doi~nNo,b,en,1~n;slug: Адрес может состоять;2</th>",
        "csv;slug,title,language~nno,T,en,x~n;не больше ячеек, чем в первой: 3;2</th>",
        "jsonl;no;Это не JSON.;1</th>",
        "jsonl;[];Это не объект JSON.;1</th>",
        "jsonl;{~qslug~q: ~qa~q, ~qtitle~q: ~q~q, ~qx~q: 1};Такого поля нет;1</th>"
      })
  void refusalsAreToldInRussian(String kind, String file, String why, String more) {
    var admin = StaffBrowser.signIn(talk, TalkToUs.ADMIN).with("Accept-Language", "ru");
    var text = file.replace("~n", "\n").replace("~q", "\"").replace("~e", "");
    var report =
        admin
            .with("Content-Type", "multipart/form-data; boundary=x")
            .send(
                "POST",
                "/admin/articles/imports",
                "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f."
                    + kind
                    + "\"\r\n\r\n"
                    + text
                    + "\r\n--x--\r\n")
            .with(303)
            .header("Location");

    assertThat(ended(admin, report)).contains(why, more);
  }

  /** What the report says once the import has ended. */
  private static String ended(Api admin, String report) {
    var until = System.nanoTime() + 20_000_000_000L;
    while (System.nanoTime() < until) {
      var page = admin.get(report).with(200).body();
      if (!page.contains("<progress")) {
        return page;
      }
      Thread.onSpinWait();
    }
    throw new AssertionError("it never ends");
  }

  @Test
  void aFileMayBeMuchLargerThanARequestAndNothingElseMay() {
    var lines =
        IntStream.range(0, 400)
            .mapToObj(i -> line(one + "-" + i, "Title ".repeat(50) + "x".repeat(1_500)))
            .collect(Collectors.joining("\n"));
    assertThat(lines).hasSizeGreaterThan(700_000);

    var report = sending("application/x-ndjson").post(IMPORT, lines).with(200);

    assertThat(report.at("/refused").asInt()).isEqualTo(400);
    assertThat(report.items("/refusals")).hasSize(400);
    talk.desk().put("/api/v1/admin/articles/" + one, line(one, "x".repeat(300_000))).with(413);
    assertThat(
            StaffBrowser.signIn(talk, TalkToUs.ADMIN)
                .send("POST", "/admin/articles", "title=" + "x".repeat(300_000))
                .status())
        .isEqualTo(413);
  }

  private static String line(String slug, String title) {
    return "{\"slug\": \"" + slug + "\", \"title\": \"" + title + "\", \"language\": \"en\"}";
  }

  static List<Consumer<Browser.NewContextOptions>> views() {
    return List.of(
        view -> view.setLocale("en-GB"),
        Visit.PHONE.andThen(view -> view.setLocale("ru-RU")),
        view -> view.setLocale("en-GB").setJavaScriptEnabled(false));
  }

  @ParameterizedTest
  @MethodSource("views")
  void aFileIsUploadedAndItsReportShown(Consumer<Browser.NewContextOptions> view) {
    var visit = StaffBrowser.visit(talk, view);
    visit.open("/admin/articles/imports");
    sound(visit);

    visit
        .at("#file")
        .setInputFiles(
            new FilePayload("articles.txt", "text/plain", "x".getBytes(StandardCharsets.UTF_8)));
    visit.at(".form .do").click();
    visit.at("#refusal").waitFor();
    sound(visit);
    var csv = "slug,title,language\n" + one + ",One,en\nNOT,No,en\n";
    visit
        .at("#file")
        .setInputFiles(
            new FilePayload("articles.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
    visit.at(".form .do").click();
    visit.at("#import").waitFor();
    var report = visit.path();
    for (int i = 0; i < 50 && visit.page().locator(".coming").count() > 0; i++) {
      visit.page().waitForTimeout(200);
      visit.open(report);
    }

    assertThat(visit.at("#import tbody tr").innerText()).contains("NOT", "slug");
    assertThat(visit.page().locator("#import dd").allInnerTexts())
        .containsExactly("1", "0", "0", "1");
    sound(visit);
    talk.api().get("/api/v1/articles/" + one).with(200);
    visit.open("/admin/articles/imports");
    sound(visit);
  }

  private static void sound(Visit visit) {
    if (visit.runsScripts()) {
      visit.isSound();
    }
  }

  @Test
  void withoutAFileTheFormIsShownAgain() {
    Answer again =
        StaffBrowser.signIn(talk, TalkToUs.ADMIN)
            .with("Content-Type", "multipart/form-data; boundary=x")
            .send("POST", "/admin/articles/imports", "--x--\r\n");

    assertThat(again.with(422).body()).contains("Choose a file first.");
  }
}
