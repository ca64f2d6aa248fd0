package org.talktous.home;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.web.router.Router;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.talktous.testing.BrowserTest;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;
import org.talktous.testing.Visit;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Holds the served OpenAPI document against the routes of the running service. */
@ServiceTest
class OpenApiTest {
  private static final String API = "/api/v1/";
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

  private final TalkToUs talk;
  private final Map<String, Object> document;

  OpenApiTest(TalkToUs talk) {
    this.talk = talk;
    var served = talk.api().get("/openapi.yml").with(200);
    assertThat(served.header("Content-Type")).startsWith("application/yaml");
    this.document = new Yaml(new SafeConstructor(new LoaderOptions())).load(served.body());
  }

  @Test
  void whatIsDocumentedIsWhatIsRouted() {
    assertThat(documented()).hasSizeGreaterThan(15).isEqualTo(routed());
  }

  @Test
  void everyOperationHasANameOfItsOwnAndSaysWhatItDoes() {
    assertThat(operations().map(operation -> operation.get("operationId")))
        .doesNotContainNull()
        .doesNotHaveDuplicates()
        .allMatch(
            name -> name.toString().matches("[a-zA-Z]+"), "a number tells two of a name apart");
    assertThat(operations().map(operation -> operation.get("summary")))
        .doesNotContainNull()
        .noneMatch(summary -> summary.toString().contains("\\"));
    assertThat(operations()).allMatch(operation -> operation.containsKey("tags"));
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    var references = new TreeSet<String>();
    collect(document, "$ref", references);

    assertThat(references).isNotEmpty().allMatch(reference -> find(reference) != null);
  }

  @Test
  void everyOperationSaysWhetherItWantsAToken() {
    paths()
        .forEach(
            (path, methods) -> {
              for (var operation : operations(methods).toList()) {
                assertThat(operation.get("security"))
                    .as("%s %s", operation.get("operationId"), path)
                    .isEqualTo(
                        path.startsWith(API + "admin/") || operation.containsValue("endSession")
                            ? List.of(Map.of("bearer", List.of()))
                            : List.of());
              }
            });
  }

  @Test
  @BrowserTest
  void everyPatternIsOneThatBrowsersKnowAndIsOfTheWholeText() {
    var page = Visit.to(talk, Visit.DESK).page();
    var patterns = new TreeSet<String>();
    collect(document, "pattern", patterns);

    assertThat(patterns)
        .hasSizeGreaterThan(10)
        .allSatisfy(pattern -> assertThat(pattern).startsWith("^").endsWith("$"))
        .allSatisfy(
            pattern ->
                assertThat(page.evaluate("text => new RegExp(text, 'u').source", pattern))
                    .isNotNull());
  }

  @Test
  void everyOperationSaysHowItRefuses() {
    assertThat(operations().map(operation -> object(operation, "responses")))
        .allMatch(responses -> responses.keySet().stream().anyMatch(OpenApiTest::isRefusal));
  }

  private static boolean isRefusal(String status) {
    return status.equals("default") || status.startsWith("4");
  }

  private Set<String> routed() {
    return talk.bean(Router.class)
        .uriRoutes()
        .map(route -> route.getHttpMethodName() + " " + route.getUriMatchTemplate().toPathString())
        .filter(route -> route.contains(" " + API))
        // Micronaut answers HEAD where it answers GET.
        .filter(route -> !route.startsWith("HEAD ") && !route.startsWith("OPTIONS "))
        .collect(toCollection(TreeSet::new));
  }

  private Set<String> documented() {
    var all = new TreeSet<String>();
    paths()
        .forEach(
            (path, methods) ->
                methods.keySet().stream()
                    .filter(METHODS::contains)
                    .map(method -> method.toUpperCase(java.util.Locale.ROOT) + " " + path)
                    .filter(operation -> operation.contains(" " + API))
                    .forEach(all::add));
    return all;
  }

  private Stream<Map<String, Object>> operations() {
    return paths().values().stream().flatMap(OpenApiTest::operations);
  }

  private static Stream<Map<String, Object>> operations(Map<String, Object> methods) {
    return METHODS.stream().filter(methods::containsKey).map(method -> object(methods, method));
  }

  @SuppressWarnings("unchecked")
  private Map<String, Map<String, Object>> paths() {
    return (Map<String, Map<String, Object>>) (Map<String, ?>) object(document, "paths");
  }

  @SuppressWarnings({"unchecked", "NullAway"})
  private static Map<String, Object> object(Map<String, Object> parent, String name) {
    return (Map<String, Object>) parent.get(name);
  }

  private static void collect(@Nullable Object node, String key, Set<String> found) {
    if (node instanceof Map<?, ?> map) {
      if (map.get(key) instanceof String text) {
        found.add(text);
      }
      map.values().forEach(each -> collect(each, key, found));
    } else if (node instanceof List<?> list) {
      list.forEach(each -> collect(each, key, found));
    }
  }

  private @Nullable Object find(String reference) {
    assertThat(reference).startsWith("#/");
    Object found = document;
    for (var step : reference.substring(2).split("/")) {
      found = found instanceof Map<?, ?> map ? map.get(step) : null;
    }
    return found;
  }
}
