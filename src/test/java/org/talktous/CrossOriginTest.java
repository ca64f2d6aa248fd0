package org.talktous;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.web.router.Router;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.talktous.testing.Api;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/** What scripts of other sites may read (CORS): walks all routes that there are. */
@ServiceTest
class CrossOriginTest {
  private static final String LISTED = "https://journal.example.org";
  private static final String OTHER = "https://evil.example.org";

  /** The readers' API, and what the panel is made of. */
  private static final Pattern READERS =
      Pattern.compile("/api/v1/(articles|bookings|comments|surveys)(/.*)?|/embed/articles(/.*)?");

  /** Public answers, which are the same for everybody. */
  private static final Pattern PUBLIC =
      Pattern.compile(
          "/api/v1/articles/[^/]+/(answers|annotations)(/.*)?|/articles/[^/]+/answers\\.atom");

  /** Programs of the panel, which sites load as scripts; no answer holds anybody's data. */
  private static final Pattern PROGRAMS = Pattern.compile("/embed\\.js|/assets/.*");

  @SuppressWarnings("NullAway.Init")
  private static TalkToUs talk;

  @BeforeAll
  static void start() {
    talk = TalkToUs.alone();
    talk.desk().put("/api/v1/admin/sites", List.of(Map.of("origin", LISTED))).with(200);
  }

  @AfterAll
  static void stop() {
    talk.stop();
  }

  private static TreeSet<String> paths() {
    return talk.bean(Router.class)
        .uriRoutes()
        .map(route -> route.getUriMatchTemplate().toPathString())
        .map(path -> path.replaceAll("\\{[^}]*}", "x"))
        .collect(toCollection(TreeSet::new));
  }

  private static String allowed(String origin, String path) {
    return from(origin).get(path).header("Access-Control-Allow-Origin");
  }

  private static Api from(String origin) {
    return talk.api().with("Origin", origin);
  }

  private static String preflight(String origin, String path) {
    // The client sends no header of this name of its own accord.
    return from(origin)
        .with("Access-Control-Request-Method", "GET")
        .send("OPTIONS", path, "")
        .header("Access-Control-Allow-Origin");
  }

  @Test
  void listedSitesReadTheReadersApiAndNothingElse() {
    var softly = new SoftAssertions();
    assertThat(paths()).hasSizeGreaterThan(100);
    for (var path : paths()) {
      if (!PROGRAMS.matcher(path).matches()) {
        softly.assertThat(allowed(LISTED, path)).as(path).isIn(readBy(path));
        softly.assertThat(preflight(LISTED, path)).as("preflight " + path).isIn(readBy(path));
      }
    }
    softly.assertAll();
  }

  /** Those of whom each says that a listed site may read the path. */
  private static List<String> readBy(String path) {
    if (PUBLIC.matcher(path).matches()) {
      return List.of("*", LISTED);
    }
    return List.of(READERS.matcher(path).matches() ? LISTED : "");
  }

  @Test
  void otherSitesReadWhatIsPublicAndNothingElse() {
    var softly = new SoftAssertions();
    for (var path : paths()) {
      if (!PROGRAMS.matcher(path).matches()) {
        var expected = PUBLIC.matcher(path).matches() ? "*" : "";
        softly.assertThat(allowed(OTHER, path)).as(path).isEqualTo(expected);
        softly.assertThat(preflight(OTHER, path)).as("preflight " + path).isEqualTo(expected);
        softly.assertThat(allowed("null", path)).as("null " + path).isEqualTo(expected);
      }
    }
    softly.assertAll();
  }

  @Test
  void noAnswerLetsOtherSitesSendCookies() {
    for (var path : paths()) {
      assertThat(from(LISTED).get(path).header("Access-Control-Allow-Credentials"))
          .as(path)
          .isEmpty();
    }
  }
}
