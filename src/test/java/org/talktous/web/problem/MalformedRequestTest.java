package org.talktous.web.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.talktous.testing.Answer;
import org.talktous.testing.Fields;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.Reader;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/** Whatever is wrong with a request, the answer names it and tells nothing of the inside. */
@ServiceTest
class MalformedRequestTest {
  private static final String TEN = "2026-11-24T10:00:00Z";

  private final TalkToUs talk;
  private final GivenArticle article;

  MalformedRequestTest(TalkToUs talk) {
    this.talk = talk;
    this.article = talk.given().article().withHost("UTC", "tuesday 10:00-12:00");
  }

  static Stream<Arguments> wrongFields() {
    return Stream.of(
        arguments("article", null),
        arguments("article", ""),
        arguments("article", " "),
        arguments("article", 7),
        arguments("article", true),
        arguments("article", List.of("a")),
        arguments("article", Map.of("slug", "a")),
        arguments("article", "x".repeat(121)),
        arguments("article", "a\u0000b"),
        arguments("article", "a\nb"),
        arguments("startsAt", null),
        arguments("startsAt", ""),
        arguments("startsAt", "tomorrow"),
        arguments("startsAt", "2026-11-24"),
        arguments("startsAt", "2026-11-24T10:00:00"),
        arguments("startsAt", "2026-02-30T10:00:00Z"),
        arguments("startsAt", "2026-11-24T25:00:00Z"),
        arguments("startsAt", "2026-11-24T10:00:00+99:00"),
        arguments("startsAt", "2026-11-24T10:00:00[Europe/Moscow]"),
        arguments("startsAt", 1795514400),
        arguments("startsAt", 1795514400.5),
        arguments("startsAt", List.of(2026, 11, 24)),
        arguments("zone", null),
        arguments("zone", ""),
        arguments("zone", "Mars/Olympus"),
        arguments("zone", "+03:00"),
        arguments("zone", "europe/moscow"),
        arguments("zone", "../etc/passwd"),
        arguments("zone", 3),
        arguments("name", null),
        arguments("name", "   "),
        arguments("name", 7),
        arguments("name", false),
        arguments("name", "x".repeat(201)),
        arguments("name", "Anna\nBcc: all@example.org"),
        arguments("name", "Anna\u0000"),
        arguments("name", "Anna\u202Egnihton"),
        arguments("name", "Anna\u2066x"),
        arguments("name", "Anna\u001b[2J"),
        arguments("email", null),
        arguments("email", "anna"),
        arguments("email", "anna@"),
        arguments("email", "@example.org"),
        arguments("email", "anna@example.org\r\nBcc: all@example.org"),
        arguments("email", "anna@exa mple.org"),
        arguments("email", "a".repeat(250) + "@example.org"),
        arguments("email", 7),
        arguments("email", List.of("anna@example.org")),
        arguments("consent", null),
        arguments("consent", false),
        arguments("consent", "true"),
        arguments("consent", 1),
        arguments("question", "x".repeat(5_001)),
        arguments("question", "a\u0007"),
        arguments("question", "a\u202E"),
        arguments("question", 7),
        arguments("question", Map.of()),
        arguments("topic", "x".repeat(201)),
        arguments("topic", "a\nb"),
        arguments("locale", ""),
        arguments("locale", "english please"),
        arguments("locale", "x".repeat(36)),
        arguments("locale", 7),
        arguments("passage", "text"),
        arguments("passage", List.of()),
        arguments("passage", 7),
        arguments("unknown", "value"),
        arguments("Name", "value"),
        arguments("token", "value"));
  }

  @ParameterizedTest(name = "{0} = {1}")
  @MethodSource("wrongFields")
  void aWrongFieldIsNamed(String field, Object value) {
    var refused = talk.reader().tries(Reader.request(article, TEN).with(field, value));

    assertRefused(refused, 400, field);
  }

  static Stream<Arguments> wrongPassages() {
    return Stream.of(
        arguments(Map.of("exact", ""), "passage.exact"),
        arguments(Map.of(), "passage.exact"),
        arguments(Map.of("exact", 7), "passage.exact"),
        arguments(Map.of("exact", "x".repeat(2_001)), "passage.exact"),
        arguments(Map.of("exact", "x", "prefix", "\u0000"), "passage.prefix"),
        arguments(Map.of("exact", "x", "suffix", "x".repeat(501)), "passage.suffix"),
        arguments(Map.of("exact", "x", "section", "nowhere"), "passage.section"),
        arguments(Map.of("exact", "x", "page", 7), "passage.page"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrongPassages")
  void aWrongFieldOfAPassageIsNamed(Map<String, Object> passage, String field) {
    assertRefused(
        talk.reader().tries(Reader.request(article, TEN).with("passage", passage)), 400, field);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "7",
        "true",
        "\"text\"",
        "[]",
        "[{}]",
        "{",
        "{\"name\"",
        "{\"name\": \"Anna\",}",
        "{'name': 'Anna'}",
        "{\"name\": NaN}",
        "{\"name\": \"a\tb\"}",
        "{\"name\": \"\\ud800\"}",
        "{\"name\": \"Anna\", \"name\": \"Olga\"}",
        "{} {}",
        "{}]",
        "{/* comment */}",
        "<xml/>",
        "\uFEFF"
      })
  void whatIsNotTheJsonOfABookingIsRefused(String body) {
    var refused = talk.api().post("/api/v1/bookings", body);

    assertRefused(refused, 400, null);
    assertThat(refused.items("/violations")).isNotEmpty();
  }

  @Test
  void trailingGarbageAfterABookingIsRefused() throws Exception {
    var written =
        new com.fasterxml.jackson.databind.ObjectMapper()
            .writeValueAsString(Reader.request(article, TEN).values());

    assertRefused(talk.api().post("/api/v1/bookings", written + " x"), 400, "body");
    assertRefused(
        talk.api().post("/api/v1/bookings", written.replace("}", ", \"name\": \"Olga\"}")),
        400,
        null);
    talk.api().post("/api/v1/bookings", written + "\n ").with(201);
  }

  @Test
  void invalidUtf8IsRefused() {
    var bytes = "{\"name\": \"??\"}".getBytes(StandardCharsets.US_ASCII);
    bytes[10] = (byte) 0xC3;
    bytes[11] = (byte) 0x28;

    assertRefused(talk.api().post("/api/v1/bookings", bytes), 400, null);
  }

  @Test
  void deepNestingIsRefused() {
    assertRefused(talk.api().post("/api/v1/bookings", "[".repeat(50_000)), 400, null);
    assertRefused(
        talk.api().post("/api/v1/bookings", "{\"passage\":".repeat(10_000) + "1"), 400, null);
    assertRefused(
        talk.api().post("/api/v1/bookings", "{\"startsAt\": " + "9".repeat(100_000) + "}"),
        400,
        null);
  }

  @Test
  void tooLargeARequestIsRefused() {
    var refused =
        talk.reader().tries(Reader.request(article, TEN).with("question", "x".repeat(300_000)));

    assertRefused(refused, 413, null);
    assertThat(refused.problem()).isEqualTo("content-too-large");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded", "image/png"})
  void anotherContentTypeIsRefused(String type) {
    var refused = talk.api().with("Content-Type", type).post("/api/v1/bookings", "{}");

    assertRefused(refused, 415, null);
  }

  @ParameterizedTest
  @CsvSource({
    "PUT, /api/v1/bookings",
    "DELETE, /api/v1/bookings",
    "PATCH, /api/v1/bookings/x",
    "POST, /api/v1/articles/x/slots",
    "DELETE, /api/v1/articles/x",
    "PUT, /api/v1/sessions"
  })
  void anotherMethodIsRefused(String method, String path) {
    assertRefused(talk.api().send(method, path, "{}"), 405, null);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          days=0, days
          days=63, days
          days=-1, days
          days=1.5, days
          days=x, days
          days=, days
          days=99999999999999999999, days
          zone=Mars/Olympus, zone
          zone=, zone
          zone=UTC%00, zone
          zone=%ff, zone
          zone=%2B03:00, zone
          from=x, from
          from=, from
          from=2026-02-30, from
          from=0000-01-01, from
          from=-999999999-01-01, from
          from=%2B999999999-12-31, from
          from=99999-01-01, from
          from=1969-12-31, from
          from=2026-11-24T10:00:00Z, from
          """)
  void aWrongQueryIsNamed(String query, String field) {
    assertRefused(article.slots(query), 400, field);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          from=yesterday, from
          to=99999-12-31, to
          from=-1000000000-01-01T00:00:00Z, from
          status=lost, status
          host=7, host
          cursor=%00, cursor
          """)
  void aWrongFilterOfTheAgendaIsNamed(String query, String field) {
    assertRefused(talk.desk().get("/api/v1/admin/bookings?" + query), 400, field);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/articles/%00",
        "/api/v1/articles/%00/slots",
        "/api/v1/articles/a%00b",
        "/api/v1/articles/%ff%fe",
        "/api/v1/articles/..%2f..%2fetc%2fpasswd",
        "/api/v1/articles/%F0%9F%98%80/slots",
        "/api/v1/bookings/%00",
        "/api/v1/bookings/%ff",
        "/api/v1/bookings/%20/calendar.ics",
        "/api/v1/bookings/..",
        "/articles/%00",
        "/articles/%00/call",
        "/calls/%00",
        "/calls/%ff/time"
      })
  void anAbsurdPathLeadsNowhere(String path) {
    var answer = talk.api().get(path);

    assertThat(answer.status()).as(answer.toString()).isIn(400, 404);
    answer.tellingNothingOfTheInside();
  }

  @Test
  void anAbsurdlyLongPathLeadsNowhere() {
    var answer = talk.api().get("/api/v1/articles/" + "x".repeat(3_000) + "/slots");

    assertRefused(answer, 404, null);
    assertThat(talk.api().get("/api/v1/articles/" + "x".repeat(20_000)).status())
        .isBetween(400, 499);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/v1/admin/bookings?article=%00, 200, ",
    "POST, /api/v1/admin/bookings/7/outcome, 400, id",
    "POST, /api/v1/admin/bookings/x/rescheduling, 400, id",
    "PUT, /api/v1/admin/hosts/7, 400, id",
    "PUT, /api/v1/admin/hosts/7/hours, 400, id",
    "DELETE, /api/v1/admin/hosts/x/overrides/2026-12-01, 400, id"
  })
  void anAbsurdIdOfTheDeskIsNamed(String method, String path, int status, String field) {
    var answer =
        method.equals("GET") ? talk.desk().get(path) : talk.desk().send(method, path, "{}");
    if (status == 200) {
      assertThat(answer.status()).as(answer.toString()).isIn(200, 400);
      answer.tellingNothingOfTheInside();
    } else {
      assertRefused(answer, status, field);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x", "2026-02-30", "0000-00-00", "-999999999-01-01", "99999-01-01", "1999-12-31"})
  void anAbsurdDateOfAnOverrideIsNamed(String date) {
    var path = "/api/v1/admin/hosts/" + article.host().id() + "/overrides/";

    assertRefused(talk.desk().put(path + date, "[]"), 400, "date");
    assertRefused(talk.desk().delete(path + date), 400, "date");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [{"day": "someday", "start": "09:00", "end": "10:00"}] | [0].day
          [{"day": "Monday", "start": "09:00", "end": "10:00"}] | [0].day
          [{"day": "monday", "start": "9:00", "end": "10:00"}] | [0].start
          [{"day": "monday", "start": "09:00", "end": "24:01"}] | [0].end
          [{"day": "monday", "start": "10:00", "end": "10:00"}] | [0].end
          [{"day": "monday", "start": "09:00", "end": "10:00"}, {"day": "monday", "start": "11:00"}] | [1].end
          [{"day": "monday", "start": 9, "end": "10:00"}] | [0].start
          [{"day": "monday", "start": "09:00", "end": "10:00", "zone": "UTC"}] | [0].zone
          [null] | [0]
          {} | body
          """)
  void aWrongFieldInAListIsNamedWithItsPlace(String hours, String field) {
    assertRefused(
        talk.desk().put("/api/v1/admin/hosts/" + article.host().id() + "/hours", hours),
        400,
        field);
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/admin/articles/Upper-Case, slug",
    "/api/v1/admin/articles/-a, slug",
    "/api/v1/admin/articles/a%20b, slug"
  })
  void aWrongSlugIsNamed(String path, String field) {
    assertRefused(
        talk.desk().put(path, Fields.NONE.with("title", "x").with("language", "en")), 400, field);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "sections": [{"id": "a", "title": "A"}, {"id": "b c", "title": "B"}] | sections[1].id
          "sections": [{"id": "a", "title": "A", "page": 7}] | sections[0].page
          "sections": [null] | sections[0]
          "sections": [{"id": "a", "title": "A"}, {"id": "a", "title": "B"}] | sections
          "highlights": ["One.", " "] | highlights[1]
          "highlights": [7] | highlights[0]
          "translations": {"ru": {"title": ""}} | translations.ru.title
          "translations": {"ru": {"title": 7}} | translations.ru.title
          "translations": {"ru": {"sections": [{"id": "a"}], "title": "x"}} | translations.ru.sections[0].title
          "hosts": ["7"] | hosts[0]
          "hosts": ["00000000-0000-0000-0000-000000000000"] | hosts
          "doi": "10.1" | doi
          "url": "ftp://example.org" | url
          """)
  void aWrongFieldDeepInAnArticleIsNamedWithItsPlace(String wrong, String field) {
    assertRefused(
        talk.desk()
            .put(
                "/api/v1/admin/articles/deep",
                "{\"title\": \"x\", \"language\": \"en\", " + wrong + "}"),
        400,
        field);
  }

  @Test
  void everyWrongFieldIsNamedAtOnce() {
    var refused = talk.api().post("/api/v1/bookings", "{}").with(400);

    assertThat(refused.blamed())
        .containsExactlyInAnyOrder("article", "startsAt", "zone", "name", "email", "consent");
  }

  private static void assertRefused(
      Answer answer, int status, @org.jspecify.annotations.Nullable String field) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    assertThat(answer.problem()).as(answer.toString()).isNotBlank();
    assertThat(answer.at("/status").asInt()).isEqualTo(status);
    assertThat(answer.text("/title")).isNotBlank();
    assertThat(answer.text("/detail")).isNotBlank();
    if (field != null) {
      assertThat(answer.problem()).isEqualTo("invalid-request");
      assertThat(answer.blamed()).as(answer.toString()).containsExactly(field);
      assertThat(answer.text("/violations/0/message")).isNotBlank();
    }
    answer.tellingNothingOfTheInside();
  }
}
