package org.talktous;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.web.router.Router;
import java.net.URI;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.talktous.feedback.thread.Writing;
import org.talktous.testing.Answer;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/**
 * Every route that a token opens keeps its answers out of caches and search engines, with a genuine
 * token and with another.
 */
@ServiceTest
class TokenRoutesTest {
  private final TalkToUs talk = TalkToUs.running();
  private final GivenArticle article = talk.given().article().withHost("UTC", "daily 09:00-18:00");

  /** Where a genuine token of a route comes from; its path begins so. */
  private final Map<String, Supplier<String>> genuine =
      Map.of(
          "/calls/", this::call,
          "/api/v1/bookings/", this::call,
          "/comments/", this::comment,
          "/api/v1/comments/", this::comment,
          "/calendars/", this::feed);

  private String call() {
    return talk.reader().books(article, article.slotsOn("2026-11-24").getFirst()).token();
  }

  private String comment() {
    return new Writing(talk, article).writes("Why?").token();
  }

  private String feed() {
    var path = "/api/v1/admin/hosts/" + article.host().id() + "/calendar";
    var address = URI.create(talk.desk().get(path).with(200).text("/feedUrl")).getPath();
    return address.replaceFirst("^/calendars/", "").replaceFirst("\\.ics$", "");
  }

  private TreeSet<String> routes() {
    return talk.bean(Router.class)
        .uriRoutes()
        .map(route -> route.getHttpMethodName() + " " + route.getUriMatchTemplate().toPathString())
        .filter(route -> route.contains("{token}") && !route.matches("(HEAD|OPTIONS) .*"))
        .collect(toCollection(TreeSet::new));
  }

  @Test
  void whatATokenOpensIsKeptByNobody() {
    var softly = new SoftAssertions();
    assertThat(routes()).hasSizeGreaterThan(20);
    for (var route : routes()) {
      var method = route.replaceFirst(" .*", "");
      var path = route.replaceFirst("^\\w+ ", "");
      check(softly, route, send(method, filled(path, "x".repeat(43))));
    }
    softly.assertAll();
  }

  @Test
  void norIsWhatAGenuineTokenOpens() {
    var softly = new SoftAssertions();
    for (var route : routes().stream().filter(each -> each.startsWith("GET ")).toList()) {
      var path = route.replaceFirst("^GET ", "");
      for (var each : genuine.entrySet()) {
        var token = path.startsWith(each.getKey()) ? each.getValue().get() : "";
        if (!token.isEmpty()) {
          var answer = send("GET", filled(path, token));
          softly.assertThat(answer.status()).as(route).isIn(200, 303);
          check(softly, route, answer);
        }
      }
    }
    softly.assertAll();
  }

  /** An address of a route; of what a variable may be, the first. */
  private static String filled(String path, String token) {
    return path.replace("{token}", token).replaceAll("\\{\\w+:(\\w+)[^}]*}", "$1");
  }

  private Answer send(String method, String path) {
    var type = path.startsWith("/api/") ? "application/json" : "application/x-www-form-urlencoded";
    return talk.api()
        .with("Accept", "text/html, */*;q=0.8")
        .with("Content-Type", type)
        .send(method, path, "");
  }

  private static void check(SoftAssertions softly, String route, Answer answer) {
    softly.assertThat(answer.header("Cache-Control")).as(route).matches("no-store|private, .*");
    softly.assertThat(answer.header("X-Robots-Tag")).as(route).isEqualTo("noindex");
    softly.assertThat(answer.status()).as(route).isLessThan(500);
  }
}
