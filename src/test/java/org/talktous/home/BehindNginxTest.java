package org.talktous.home;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.talktous.testing.StaffBrowser.form;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.talktous.delivery.Deliver;
import org.talktous.testing.Answer;
import org.talktous.testing.Api;
import org.talktous.testing.BrowserTest;
import org.talktous.testing.Fields;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.NeedsProgram;
import org.talktous.testing.Nginx;
import org.talktous.testing.Reader;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;
import org.talktous.testing.Visit;

/**
 * Behind nginx: once with the shortest lines that people write, and once under a path, with what
 * the guide for operators tells to write.
 */
@ServiceTest
@NeedsProgram(value = "nginx", from = "nginx-light")
class BehindNginxTest {
  private static final int PLAIN = Nginx.freePort();
  private static final int UNDER = Nginx.freePort();
  private static final String HOST = "http://127.0.0.1:";
  private static final String PUBLIC = HOST + UNDER + "/talk";
  private static final String TEN = "2026-11-24T10:00:00Z";
  private static final Pattern NGINX = Pattern.compile("```nginx\\n([^`]*)```");
  private static final Pattern LED_TO = Pattern.compile(" ([a-z-]+)=\"([^\"]+)\"");

  /** What a browser asks for without anybody's sending a form. */
  private static final Set<String> ASKED_FOR = Set.of("href", "src", "data-document");

  private static TalkToUs plain;
  private static TalkToUs under;
  private static Nginx nginx;

  @BeforeAll
  static void start() {
    plain = TalkToUs.with(Map.of("talk.public-url", HOST + PLAIN));
    under =
        TalkToUs.with(
            Map.of(
                "talk.public-url",
                PUBLIC,
                "talk.trusted-proxies",
                "127.0.0.2",
                "talk.ratelimit.enabled",
                "true",
                "talk.data-dir",
                "target/test-data-under"));
    nginx =
        Nginx.start(
            UNDER,
            """
            server {
              listen 127.0.0.1:%d;
              location / {
                proxy_pass http://127.0.0.1:%d;
              }
            }
            server {
              listen 127.0.0.1:%d;
              proxy_bind 127.0.0.2;
              %s
            }
            """
                .formatted(
                    PLAIN, plain.address().getPort(), UNDER, guide(under.address().getPort())));
  }

  /** The guide's lines for a path. */
  private static String guide(int port) {
    try {
      return NGINX
          .matcher(Files.readString(Path.of("src/docs/operations.md")))
          .results()
          .map(block -> block.group(1))
          .filter(lines -> lines.contains("location /talk/"))
          .findFirst()
          .orElseThrow()
          .replace("127.0.0.1:8080", "127.0.0.1:" + port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterAll
  static void stop() {
    nginx.close();
  }

  @Test
  void withTheShortestLinesFormsAndJsonAreTaken() {
    var article = plain.given().article().withHost("UTC", "daily 09:00-18:00");
    var browser = Api.of(URI.create(HOST + PLAIN)).with("Origin", HOST + PLAIN);
    var modern = browser.with("Sec-Fetch-Site", "same-origin");

    modern.post("/api/v1/bookings", Reader.request(article, TEN)).with(201);
    comments(modern, article).with(201);
    comments(browser, article).with(201);
    signsIn(forms(modern), "", "").with(303);
    modern
        .post(
            "/api/v1/sessions",
            Fields.NONE.with("email", TalkToUs.ADMIN).with("password", TalkToUs.PASSWORD))
        .with(201);
  }

  @Test
  void withTheShortestLinesAnotherSiteIsRefusedInWords() {
    var article = plain.given().article();
    var foreign = Api.of(URI.create(HOST + PLAIN)).with("Origin", "https://elsewhere.example");

    assertThat(comments(foreign, article).with(403).problem()).isEqualTo("forbidden");
    assertThat(forms(foreign).post("/articles/" + article.slug() + "/call", "start=").with(403))
        .satisfies(page -> assertThat(page.body()).contains("<h1"));
  }

  @Test
  void underAPathAReaderBooksComesBackAndWrites() {
    var article = under.given().article().withHost("UTC", "daily 09:00-18:00");
    var reader = forms(browser());

    var page = "/talk/articles/" + article.slug();
    var booked =
        reader
            .post(
                page + "/call",
                form(
                    Map.of(
                        "start", TEN, "name", "Anna", "email", Reader.newAddress(), "zone", "UTC")))
            .with(303);
    var call = booked.header("Location").replace("?booked", "");
    assertThat(call).startsWith("/talk/calls/");
    reader.get(booked.header("Location")).with(200);
    assertThat(reader.post(call + "/cancellation", "reason=").with(303).header("Location"))
        .isEqualTo(call);
    var written =
        reader.post(page + "/comment", form(Map.of("kind", "question", "body", "Why?"))).with(303);
    assertThat(written.header("Location")).startsWith("/talk/comments/");
    reader.get(written.header("Location")).with(200);

    crawls(reader, "/talk/", page, page + "/call", page + "/comment", call);
    mailsLeadUnderThePath();
  }

  private static void mailsLeadUnderThePath() {
    new Deliver(under).now();
    var desk = under.desk();
    var mail = desk.get("/api/v1/admin/mails").with(200).text("/items/0/id");
    var letter = desk.get("/api/v1/admin/mails/" + mail).with(200).body().replace("=\r\n", "");
    assertThat(letter).contains(PUBLIC + "/").doesNotContain(HOST + UNDER + "/calls");
  }

  @Test
  void underAPathStaffSignInAndFindEveryPage() {
    var article = under.given().article().withHost("UTC", "daily 09:00-18:00");
    under.reader().books(article, TEN);
    comments(browser(), article, "/talk").with(201);
    var nobody = forms(browser());

    var sent = nobody.get("/talk/admin/inbox").with(303).header("Location");
    assertThat(sent).startsWith("/talk/admin/sign-in?next=");
    var signedIn = signsIn(nobody, "/talk", "/admin/inbox").with(303);
    assertThat(signedIn.header("Location")).isEqualTo("/talk/admin/inbox");
    assertThat(signedIn.header("Set-Cookie")).contains("Path=/talk;");

    var staff = nobody.with("Cookie", signedIn.header("Set-Cookie").replaceFirst(";.*", ""));
    assertThat(crawls(staff, "/talk/admin")).hasSizeGreaterThan(40);
    var host = "/talk/admin/hosts/" + article.host().id();
    assertThat(staff.post(host + "/calendars/feed", "").with(303).header("Location"))
        .startsWith("/talk/admin/");
    assertThat(staff.post("/talk/admin/sign-out", "").with(303).header("Location"))
        .isEqualTo("/talk/admin/sign-in");
  }

  @Test
  void underAPathTheApiAndItsDescriptionNameIt() {
    var article = under.given().article().withHost("UTC", "daily 09:00-18:00");
    var booked = browser().post("/talk/api/v1/bookings", Reader.request(article, TEN)).with(201);

    assertThat(booked.header("Location")).startsWith("/talk/api/v1/bookings/");
    browser().get(booked.header("Location")).with(200);
    for (var link : List.of("/manageUrl", "/calendarUrl")) {
      assertThat(booked.text(link)).startsWith(PUBLIC + "/");
      browser().get(booked.text(link).substring((HOST + UNDER).length())).with(200);
    }
    assertThat(browser().get("/talk/api/v1/articles/none").with(404).text("/type"))
        .isEqualTo("/problems/not-found");
    assertThat(browser().get("/talk/openapi.yml").with(200).body())
        .contains("\nservers:\n- url: /talk\n");
    assertThat(browser().get("/talk/robots.txt").body()).contains("Disallow: /talk/admin");
    assertThat(browser().get("/talk/favicon.ico").with(307).header("Location"))
        .startsWith("/talk/assets/");
  }

  @Test
  void aFileOfArticlesThatIsLargerThanNginxTakesByItselfIsImported() {
    var line =
        "{\"slug\": \"many-%d\", \"title\": \"" + "x".repeat(400) + "\", \"language\": \"en\"}";
    var file =
        IntStream.range(0, 4_000).mapToObj(line::formatted).collect(Collectors.joining("\n"));
    var token =
        browser()
            .post(
                "/talk/api/v1/sessions",
                Fields.NONE.with("email", TalkToUs.ADMIN).with("password", TalkToUs.PASSWORD))
            .with(201)
            .text("/accessToken");

    browser()
        .with("Authorization", "Bearer " + token)
        .with("Content-Type", "application/x-ndjson")
        .post("/talk/api/v1/admin/articles/import?dryRun=true", file)
        .with(200);
  }

  @Test
  void underAPathCookiesAreSentBackForItAlone() {
    var chosen = browser().get("/talk/?lang=ru&zone=Europe/Moscow").response().headers();

    assertThat(chosen.allValues("Set-Cookie"))
        .hasSize(2)
        .allMatch(it -> it.contains("Path=/talk;"));
  }

  @Test
  void nobodysInventedAddressEscapesTheLimit() throws IOException {
    var statuses = new ArrayList<Integer>();
    for (int i = 0; i < 30; i++) {
      var asked = browser().with("X-Forwarded-For", "198.51.100." + i);
      statuses.add(
          forms(asked)
              .post("/talk/admin/forgotten-password", "email=nobody-" + i + "@example.org")
              .status());
    }

    assertThat(statuses).contains(429);
    // Past the proxy, nobody's word counts: it is the same address.
    forms(Api.of(under.address()).with("X-Forwarded-For", "198.51.100.99"))
        .post("/admin/forgotten-password", "email=somebody@example.org")
        .with(429);
    // Another client of the proxy is not held responsible.
    assertThat(asksFrom("127.0.0.3")).startsWith("HTTP/1.1 303");
  }

  private static String asksFrom(String address) throws IOException {
    try (var socket = new Socket()) {
      socket.bind(new InetSocketAddress(address, 0));
      socket.connect(new InetSocketAddress("127.0.0.1", UNDER));
      var asked =
          """
          POST /talk/admin/forgotten-password HTTP/1.0
          Host: localhost
          Content-Type: application/x-www-form-urlencoded
          Content-Length: 27

          email=somebody@else.example\
          """;
      socket.getOutputStream().write(asked.replace("\n", "\r\n").getBytes(US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  @Test
  void noHeaderReachesALink() {
    var article = under.given().article().withHost("UTC", "daily 09:00-18:00");
    var liar =
        browser()
            .with("X-Forwarded-Host", "elsewhere.example")
            .with("X-Forwarded-Proto", "gopher")
            .with("Forwarded", "host=elsewhere.example;proto=https");

    assertThat(liar.post("/talk/api/v1/bookings", Reader.request(article, TEN)).with(201).body())
        .doesNotContain("elsewhere");
    assertThat(liar.get("/talk/articles/" + article.slug()).with(200).body())
        .doesNotContain("elsewhere");
  }

  @Test
  @BrowserTest
  void underAPathABrowserBooksAndAsksNothingOutsideIt() {
    var article = under.given().article().withHost("UTC", "tuesday 10:00-12:00");
    var visit = Visit.to(URI.create(PUBLIC));

    visit.page().navigate(PUBLIC + "/articles/" + article.slug() + "/call?day=2026-11-24");
    visit.time("10:30").check();
    visit.field("Your name").fill("Anna Reader");
    visit.field("Email").fill(Reader.newAddress());
    visit.button("Book 10:30, Tuesday 24 November").click();
    visit.page().waitForURL(PUBLIC + "/calls/**");
    visit.page().navigate(PUBLIC + "/api");
    visit.page().locator(".opblock").first().waitFor();

    assertThat(visit.complaints()).isEmpty();
  }

  private static Api browser() {
    return Api.of(URI.create(HOST + UNDER))
        .with("Origin", HOST + UNDER)
        .with("Sec-Fetch-Site", "same-origin");
  }

  private static Api forms(Api api) {
    return api.with("Accept", "text/html, */*;q=0.8")
        .with("Accept-Language", "en")
        .with("Content-Type", "application/x-www-form-urlencoded");
  }

  private static Answer comments(Api api, GivenArticle article) {
    return comments(api, article, "");
  }

  private static Answer comments(Api api, GivenArticle article, String under) {
    return api.post(
        under + "/api/v1/articles/" + article.slug() + "/comments",
        Fields.NONE.with("kind", "question").with("body", "Why?"));
  }

  private static Answer signsIn(Api api, String under, String next) {
    var fields = new HashMap<String, String>();
    fields.put("email", TalkToUs.ADMIN);
    fields.put("password", TalkToUs.PASSWORD);
    fields.put("next", next);
    return api.post(under + "/admin/sign-in", form(fields));
  }

  /** Follows every link, once for each kind of page; none may lead out of the path or nowhere. */
  private static Set<String> crawls(Api browser, String... from) {
    var waiting = new ArrayDeque<>(List.of(from));
    var seen = new LinkedHashSet<String>();
    var wrong = new TreeSet<String>();
    while (!waiting.isEmpty()) {
      var path = waiting.poll().replace("&amp;", "&").replaceFirst("#.*", "");
      if (!seen.add(kind(path))) {
        continue;
      }
      var answer = browser.get(path);
      if (answer.status() != 200 && answer.status() != 303) {
        wrong.add(path + " -> " + answer.status());
      }
      if (!answer.header("Location").isEmpty()) {
        waiting.add(answer.header("Location"));
      }
      for (var led : ledTo(answer)) {
        var link = led.group(2);
        boolean inside = link.startsWith("/talk/") || link.equals("/talk");
        if (inside && ASKED_FOR.contains(led.group(1))) {
          waiting.add(link);
        } else if (!inside && !led.group(1).equals("value") && isBeside(link)) {
          wrong.add(link + " on " + path);
        }
      }
    }
    assertThat(wrong).isEmpty();
    return seen;
  }

  private static boolean isBeside(String link) {
    return link.startsWith("/") || link.startsWith(HOST) && !link.startsWith(PUBLIC);
  }

  private static List<MatchResult> ledTo(Answer answer) {
    return answer.header("Content-Type").startsWith("text/html")
        ? LED_TO.matcher(answer.body()).results().toList()
        : List.of();
  }

  /** Pages that differ in what they are about, or in a date, are of one kind. */
  private static String kind(String path) {
    return path.replaceFirst("[?].*", "")
        .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "ID")
        .replaceAll("article-[0-9]+", "ARTICLE")
        .replaceAll("/(calls|comments)/[A-Za-z0-9_-]{40,}", "/$1/TOKEN");
  }
}
