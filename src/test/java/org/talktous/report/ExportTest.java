package org.talktous.report;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.talktous.testing.Concurrently;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.StaffBrowser;
import org.talktous.testing.TalkToUs;

/** Reader queries as files. */
@ServiceTest
class ExportTest {
  private final TalkToUs talk;
  private final ReportFixture fixture;
  private final GivenArticle article;

  ExportTest(TalkToUs talk) {
    this.talk = talk;
    this.fixture = new ReportFixture(talk);
    this.article = talk.given().article();
  }

  private Asked asked(String at) {
    return Asked.of(article.slug(), at);
  }

  private String path(String format) {
    return "/api/v1/admin/reports/queries."
        + format
        + "?from=2026-11-01&to=2026-12-01&zone=Asia/Kolkata&article="
        + article.slug();
  }

  private List<NamedCsvRecord> csv() {
    var file = talk.desk().get(path("csv")).with(200);
    assertThat(file.header("Content-Type")).startsWith("text/csv");
    assertThat(file.header("Content-Disposition"))
        .contains("attachment", "reader-queries-2026-11-01-2026-11-30.csv");
    assertThat(file.body()).startsWith("\uFEFFreference,asked_at,");
    return CsvReader.builder().ofNamedCsvRecord(file.body().substring(1)).stream().toList();
  }

  @Test
  void everyQueryIsARowWithItsTimesInTheZone() {
    fixture.insert(
        asked("2026-11-10T18:30:00Z")
            .about("Method, \"new\"")
            .quoting("s1", "two\nlines")
            .saying("Почему?")
            .answeredAfter(Duration.ofMinutes(90)),
        asked("2026-11-10T18:29:59Z").flagged(),
        asked("2026-11-09T10:00:00Z"));

    var rows = csv();

    assertThat(rows).hasSize(2);
    assertThat(rows.getFirst().getField("asked_at")).isEqualTo("2026-11-09T15:30:00+05:30");
    var row = rows.getLast();
    assertThat(row.getField("asked_at")).isEqualTo("2026-11-11T00:00:00+05:30");
    assertThat(row.getField("first_answered_at")).isEqualTo("2026-11-11T01:30:00+05:30");
    assertThat(row.getField("hours_to_answer")).isEqualTo("1.5");
    assertThat(row.getField("topic")).isEqualTo("Method, \"new\"");
    assertThat(row.getField("passage")).isEqualTo("two\nlines");
    assertThat(row.getField("question")).isEqualTo("Почему?");
    assertThat(row.getField("article")).isEqualTo(article.slug());
  }

  @Test
  void nobodysNameOrAddressIsInIt() {
    fixture.insert(asked("2026-11-10T18:30:00Z"));

    for (var format : List.of("csv", "xlsx")) {
      var file = talk.desk().get(path(format)).with(200);
      assertThat(
              format.equals("csv") ? file.body() : String.join("", unzipped(file.bytes()).values()))
          .contains("Why is that so?")
          .doesNotContain("Secret", "secret", "@example.org");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "＝1"})
  void aCellIsNeverAFormula(String text) {
    fixture.insert(
        asked("2026-11-10T18:30:00Z").saying(text + " x").about(text).quoting("=s", text));

    var row = csv().getFirst();

    assertThat(row.getField("question")).isEqualTo("'" + text + " x");
    assertThat(row.getField("topic")).isEqualTo("'" + text);
    assertThat(row.getField("passage")).isEqualTo("'" + text);
    assertThat(row.getField("section")).isEqualTo("'=s");
  }

  @Test
  void theWorkbookHoldsTheSameAsTexts() {
    fixture.insert(
        asked("2026-11-10T18:30:00Z").saying("=1+1 <b>&").answeredAfter(Duration.ofMinutes(90)));

    var file = talk.desk().get(path("xlsx")).with(200);
    assertThat(file.header("Content-Type")).isEqualTo(Exports.XLSX);
    var sheet = unzipped(file.bytes()).get("xl/worksheets/sheet1.xml");

    assertThat(sheet).contains("=1+1 &lt;b&gt;&amp;", "hours_to_answer", "<v>1.5</v>");
    assertThat(sheet).doesNotContain("<f>");
  }

  @Test
  void aLongFileComesWhole() {
    fixture.insert(
        IntStream.range(0, 5_000)
            .mapToObj(i -> asked("2026-11-10T18:30:00Z").saying(i + " " + "word ".repeat(40)))
            .toList());

    assertThat(csv()).hasSize(5_000);
    assertThat(
            unzipped(talk.desk().get(path("xlsx")).with(200).bytes())
                .get("xl/worksheets/sheet1.xml"))
        .contains("4999 word");
  }

  private void layTwentyMegabytes() {
    layLong(4_000);
  }

  private void layLong(int count) {
    fixture.insert(
        IntStream.range(0, count)
            .mapToObj(i -> asked("2026-11-10T18:30:00Z").saying("word ".repeat(1_000)))
            .toList());
  }

  private Socket ask(TalkToUs of) throws IOException {
    var socket = new Socket("localhost", of.address().getPort());
    var request =
        "GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n"
            .formatted(path("csv"), token());
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static void readTheBeginning(Socket file) throws IOException {
    assertThat(file.getInputStream().readNBytes(10_000)).hasSize(10_000);
  }

  @Test
  void whoGoesAwayInTheMiddleKeepsNoPlace() throws IOException {
    layTwentyMegabytes();
    for (int i = 0; i < 3 * Exports.AT_ONCE; i++) {
      try (var file = ask(talk)) {
        readTheBeginning(file);
      }
    }

    assertThat(csv()).hasSize(4_000);
  }

  @Test
  void whoGoesAwayBeforeItBeginsKeepsNoPlace() throws IOException {
    layLong(400);
    for (int i = 0; i < 3 * Exports.AT_ONCE; i++) {
      ask(talk).close();
    }

    // Some may still be written.
    assertThat(Stream.generate(() -> talk.desk().get(path("csv")).status()).limit(20))
        .anyMatch(status -> status == 200);
    assertThat(csv()).hasSize(400);
  }

  @Test
  void whoReadsSlowlyHoldsNoConnectionAndNoFileThatOthersSee() throws IOException {
    layTwentyMegabytes();
    try (var file = ask(talk)) {
      readTheBeginning(file);

      assertThat(
              talk.sql()
                  .count(
                      """
                      select count(*)
                      from pg_stat_activity
                      where xact_start is not null and query like '%report_queries%'
                        and pid <> pg_backend_pid()
                      """))
          .isZero();
      try (var names = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
        assertThat(names).noneMatch(each -> each.getFileName().toString().contains("talk-export"));
      }
    }
  }

  @Test
  void whoStopsReadingIsGivenUp() throws IOException {
    layTwentyMegabytes();
    var impatient = talk.replica(Map.of("talk.reports.export-stall", "PT0.3S"));
    var stalled = new ArrayList<Socket>();
    try {
      for (int i = 0; i < Exports.AT_ONCE; i++) {
        stalled.add(ask(impatient));
        readTheBeginning(stalled.getLast());
      }

      impatient.desk().get(path("csv")).with(200);
    } finally {
      for (var socket : stalled) {
        socket.close();
      }
      impatient.stop();
    }
  }

  @Test
  void aFileThatWouldBeTooLargeIsRefusedAndTakesNoPlace() {
    fixture.insert(asked("2026-11-10T18:30:00Z").saying("word ".repeat(1_000)));
    var small = talk.replica(Map.of("talk.reports.export-size", "1KB"));
    try {
      for (int i = 0; i <= Exports.AT_ONCE; i++) {
        for (var format : List.of("csv", "xlsx")) {
          assertThat(small.desk().get(path(format)).with(400).text("/violations/0/field"))
              .isEqualTo("from");
        }
      }
    } finally {
      small.stop();
    }
  }

  @Test
  void ofFilesThatNobodyReadsOnlySoManyAreWrittenAtOnce() {
    layLong(400);
    var asked =
        Map.of("from", "2026-11-01", "to", "2026-12-01", "zone", "UTC", "article", article.slug());
    var filter = ReportFilter.read(asked, talk.clock().instant());
    var files =
        IntStream.range(0, Exports.AT_ONCE)
            .mapToObj(i -> talk.bean(Exports.class).csv(filter).body())
            .toList();

    try {
      aFurtherOneIsRefused();
      talk.desk().get("/api/v1/admin/reports/queries").with(200);
    } finally {
      files.forEach(file -> assertThat(file.blockLast()).isNotNull());
    }
    assertThat(csv()).hasSize(400);
  }

  private void aFurtherOneIsRefused() {
    // All at once, as each waits for its turn first.
    var link = path("csv").replace("+", "%2B");
    var browser = StaffBrowser.signIn(talk, TalkToUs.ADMIN);
    var askers =
        List.of(
            talk.desk(),
            browser.with("Accept-Language", "en"),
            browser.with("Accept-Language", "ru"));
    var answers = Concurrently.run(askers.size(), i -> askers.get(i).get(link).with(429));
    var refused = answers.getFirst();
    assertThat(refused.problem()).isEqualTo("too-many-requests");
    assertThat(refused.header("Retry-After")).isEqualTo("30");
    assertThat(refused.header("RateLimit")).isEqualTo("\"files at once\";r=0;t=30");
    assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"files at once\";q=3");
    assertThat(answers.get(1).body()).contains("other files", "id=\"sections\"");
    assertThat(answers.get(2).body()).contains("другие файлы", "id=\"sections\"");
  }

  @Test
  void whoAsksForTheHeadOfAFileStartsNone() {
    for (var format : List.of("csv", "xlsx")) {
      assertThat(talk.desk().send("HEAD", path(format), "").with(405).header("Allow"))
          .isEqualTo("GET");
    }
  }

  private String token() {
    return talk.api()
        .post("/api/v1/sessions", Map.of("email", TalkToUs.ADMIN, "password", TalkToUs.PASSWORD))
        .with(201)
        .text("/accessToken");
  }

  private static Map<String, String> unzipped(byte[] file) {
    var parts = new HashMap<String, String>();
    try {
      // By its directory, as spreadsheets read it: the parts were written before their sizes were
      // known.
      var kept = Files.createTempFile("queries", ".xlsx");
      Files.write(kept, file);
      try (var zip = new ZipFile(kept.toFile())) {
        for (var part : Collections.list(zip.entries())) {
          var content = zip.getInputStream(part).readAllBytes();
          parts.put(part.getName(), new String(content, StandardCharsets.UTF_8));
        }
      } finally {
        Files.delete(kept);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return parts;
  }
}
