package org.talktous.staff;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.web.router.Router;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.talktous.testing.Answer;
import org.talktous.testing.Api;
import org.talktous.testing.OpenIdServer;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/**
 * Holds every route of the desk against a table of who may go there. A line of {@code
 * src/test/resources/access/*.txt} names a route, an address of it, a body (after its type in
 * brackets, where that is neither JSON nor a form; {@code ${mark of /admin/x}} is what the form of
 * that page carries), and the answers to nobody, to another host, to the host whose things are
 * asked for, and to an admin, in that order; {@code audited} at the end says that the change stands
 * in the audit log. A route that stands in no line fails.
 */
@ServiceTest
class AccessTest {
  /** With a provider to sign in with, which does not answer: its routes are held to it too. */
  private final TalkToUs talk =
      TalkToUs.with(OpenIdServer.settings("http://localhost:1/nobody-answers"));

  @Test
  void everyRouteOfTheDeskStandsInTheTable() {
    var listed = lines().map(Line::route).collect(toCollection(TreeSet::new));

    assertThat(listed).isEqualTo(routes());
  }

  @Test
  void everyRouteAnswersEachAsTheTableSaysAndEveryChangeIsRecorded() {
    var softly = new SoftAssertions();
    var desk = AccessDesk.of(talk);
    var callers = new HashMap<Boolean, List<Api>>();
    for (var line : lines().toList()) {
      long recorded = recorded();
      var seen = new ArrayList<Integer>();
      var asking = callers.computeIfAbsent(line.isPage(), desk::callers);
      var body = desk.filled(line.body(), asking.getLast());
      for (var caller : asking) {
        seen.add(ask(caller, line, desk.filled(line.path()), body).status());
      }
      softly.assertThat(seen).as(line.route() + " " + line.path()).isEqualTo(line.answers());
      if (line.audited()) {
        softly.assertThat(recorded()).as("recorded: " + line.route()).isGreaterThan(recorded);
      }
      if (!line.method().equals("GET")) {
        desk = AccessDesk.of(talk);
        callers.clear();
      }
    }
    softly.assertAll();
  }

  private static Answer ask(Api who, Line line, String path, String body) {
    var caller = line.type().isEmpty() ? who : who.with("Content-Type", line.type());
    return caller.send(line.method(), path, body);
  }

  private long recorded() {
    return (long) talk.sql().value("select count(*) from audit");
  }

  private TreeSet<String> routes() {
    return talk.bean(Router.class)
        .uriRoutes()
        .map(route -> route.getHttpMethodName() + " " + route.getUriMatchTemplate().toPathString())
        .filter(route -> route.matches("\\w+ (/api/v1)?/admin(/.*)?"))
        // Micronaut answers HEAD where it answers GET.
        .filter(route -> !route.startsWith("HEAD ") && !route.startsWith("OPTIONS "))
        .collect(toCollection(TreeSet::new));
  }

  private static Stream<Line> lines() {
    try (var files = Files.list(Path.of("src/test/resources/access"))) {
      var lines = new ArrayList<Line>();
      for (var file : files.sorted().toList()) {
        Files.readAllLines(file).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(Line::of)
            .forEach(lines::add);
      }
      return lines.stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A line of the table. */
  record Line(
      String route, String path, String type, String body, List<Integer> answers, boolean audited) {
    static Line of(String line) {
      var parts = Stream.of(line.split("\\|", -1)).map(String::strip).toList();
      var last = List.of(parts.getLast().split("\\s+"));
      return new Line(
          parts.get(0),
          parts.get(1),
          parts.get(2).startsWith("[a") ? parts.get(2).replaceFirst("^\\[(.*?)].*", "$1") : "",
          parts.get(2).replaceFirst("^\\[a.*?]\\s*", ""),
          last.stream().filter(each -> each.matches("\\d+")).map(Integer::valueOf).toList(),
          last.contains("audited"));
    }

    String method() {
      return route.replaceFirst(" .*", "");
    }

    boolean isPage() {
      return !path.startsWith("/api/");
    }
  }
}
