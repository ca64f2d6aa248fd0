package org.talktous.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.talktous.delivery.Deliver;
import org.talktous.testing.NeedsProgram;
import org.talktous.testing.TalkToUs;

/**
 * What a cluster is given: each overlay rendered, held to the API's schemas and to our promises.
 */
class ManifestTest {
  private static final Path K8S = Path.of("k8s");
  private static final Path DOCKER = Path.of("src/main/docker");
  private static final Path RULES = K8S.resolve("components/monitoring/prometheusrule.yaml");
  private static final Pattern METRIC = Pattern.compile("([a-z][a-z_:]+)\\{");

  /** What the comments of the overlays tell an operator to make. */
  private static final Map<String, Set<String>> FROM_OUTSIDE =
      Map.of(
          "demo", Set.of("Secret/talk-to-us", "Secret/talk-to-us-db-app"),
          "production", Set.of("Secret/talk-to-us", "Secret/talk-to-us-backup"));

  private static List<Map<String, Object>> overlay(String name) {
    return new Kustomization(K8S.resolve("overlays").resolve(name)).render();
  }

  /** With the components that it does not have already. */
  private static List<Map<String, Object>> withComponents(String overlay) {
    var root = K8S.toAbsolutePath();
    try (var components = Files.list(root.resolve("components"))) {
      var folder = Files.createTempDirectory("overlay");
      var text = new StringBuilder("resources: [" + root.resolve("overlays/" + overlay) + "]\n");
      text.append("components:\n");
      var own = read(root.resolve("overlays").resolve(overlay).resolve("kustomization.yaml"));
      components
          .sorted()
          .filter(each -> !own.contains("\n  - ../../components/" + each.getFileName()))
          .forEach(each -> text.append("  - ").append(each).append('\n'));
      Files.writeString(folder.resolve("kustomization.yaml"), text);
      return new Kustomization(folder).render();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "production"})
  void everyManifestIsTakenByTheSchemas(String overlay) {
    withComponents(overlay).forEach(Schema::check);
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "production"})
  void nothingIsNamedThatIsNotThere(String overlay) {
    var outside = FROM_OUTSIDE.getOrDefault(overlay, Set.of());

    assertThat(new References(withComponents(overlay), outside).broken()).isEmpty();
    assertThat(outside)
        .allSatisfy(
            secret ->
                assertThat(read(K8S.resolve("overlays").resolve(overlay + "/kustomization.yaml")))
                    .contains("create secret generic " + secret.substring("Secret/".length())));
  }

  /** Debian's own kubectl is too old for components, so that CI does without. */
  @NeedsProgram(value = "kubectl", from = "kubectl", inCi = false)
  @ParameterizedTest
  @ValueSource(strings = {"demo", "production"})
  void everyOverlayIsRenderedAsKubectlRendersIt(String overlay)
      throws IOException, InterruptedException {
    var process =
        new ProcessBuilder("kubectl", "kustomize", "k8s/overlays/" + overlay)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    var rendered = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).isZero();
    assertThat(overlay(overlay)).containsExactlyInAnyOrderElementsOf(Yaml.documents(rendered));
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "production"})
  void everyPodIsRestricted(String overlay) {
    pods(overlay)
        .forEach(
            pod -> {
              assertThat(pod).containsEntry("automountServiceAccountToken", false);
              assertThat(Yaml.map(pod, "securityContext")).containsEntry("runAsNonRoot", true);
              assertThat(Yaml.map(pod, "securityContext", "seccompProfile"))
                  .containsEntry("type", "RuntimeDefault");
              Yaml.maps(pod, "containers").forEach(ManifestTest::assertRestricted);
            });
  }

  private static void assertRestricted(Map<String, Object> container) {
    assertThat(Yaml.map(container, "securityContext"))
        .containsEntry("allowPrivilegeEscalation", false)
        .containsEntry("readOnlyRootFilesystem", true)
        .containsEntry("capabilities", Map.of("drop", List.of("ALL")));
    for (var which : List.of("requests", "limits")) {
      assertThat(Yaml.map(container, "resources", which)).containsOnlyKeys("cpu", "memory");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "production"})
  void theServerIsReplicatedAndStopsGracefully(String overlay) {
    var all = overlay(overlay);
    var deployment = only(all, "Deployment", "talk-to-us");
    var pod = Yaml.map(deployment, "spec", "template", "spec");
    var server = Yaml.maps(pod, "containers").getFirst();

    assertThat(replicas(all, deployment)).isGreaterThanOrEqualTo(2);
    assertThat(spec(all, "PodDisruptionBudget")).containsEntry("maxUnavailable", 1);
    assertThat(Yaml.map(deployment, "spec", "strategy", "rollingUpdate"))
        .containsEntry("maxUnavailable", 0);
    assertThat(Yaml.maps(pod, "topologySpreadConstraints")).isNotEmpty();
    assertThat(Yaml.number(pod, "terminationGracePeriodSeconds")).isGreaterThanOrEqualTo(20);
    assertThat(path(server, "startupProbe")).isEqualTo("/health/liveness");
    assertThat(path(server, "livenessProbe")).isEqualTo("/health/liveness");
    assertThat(path(server, "readinessProbe")).isEqualTo("/health/readiness");
    assertThat(Yaml.map(server, "resources", "limits")).containsEntry("memory", "640Mi");
    assertThat(only(all, "ServiceAccount", "talk-to-us"))
        .containsEntry("automountServiceAccountToken", false);
  }

  /** Those that an autoscaler holds, if there is one: it and the manifest must not both say. */
  private static int replicas(List<Map<String, Object>> all, Map<String, Object> deployment) {
    var spec = Yaml.map(deployment, "spec");
    var scaled = all.stream().anyMatch(each -> Yaml.kind(each).equals("HorizontalPodAutoscaler"));
    assertThat(spec.containsKey("replicas")).isNotEqualTo(scaled);
    return scaled
        ? Yaml.number(spec(all, "HorizontalPodAutoscaler"), "minReplicas")
        : Yaml.number(spec, "replicas");
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "production"})
  void theNamespaceIsMadeAndTakesRestrictedPodsAlone(String overlay) {
    var all = overlay(overlay);
    var namespace = Yaml.map(only(all, "Namespace", "talk-to-us"), "metadata");
    var told = read(K8S.resolve("overlays").resolve(overlay + "/kustomization.yaml"));

    assertThat(Yaml.map(namespace, "labels"))
        .containsEntry("pod-security.kubernetes.io/enforce", "restricted");
    assertThat(all)
        .filteredOn(each -> !Yaml.kind(each).equals("Namespace"))
        .allMatch(each -> "talk-to-us".equals(Yaml.map(each, "metadata").get("namespace")));
    assertThat(told).contains("kubectl apply -f k8s/overlays/" + overlay + "/namespace.yaml");
  }

  /** Whoever copies the overlay finds in it all that is to be set. */
  @Test
  void everyPlaceholderOfProductionStandsInItsOverlay() {
    var all = overlay("production");
    var own = read(K8S.resolve("overlays/production/kustomization.yaml"));
    var settings = Yaml.map(only(all, "ConfigMap", "talk-to-us"), "data");
    var host = Yaml.list(spec(all, "HTTPRoute"), "hostnames").getFirst();

    assertThat(settings.entrySet())
        .filteredOn(each -> String.valueOf(each.getValue()).contains("example.org"))
        .hasSizeGreaterThanOrEqualTo(4)
        .allMatch(each -> own.contains("        " + each.getKey() + ": " + each.getValue()));
    assertThat(settings).containsEntry("TALK_PUBLIC_URL", "https://" + host);
    assertThat(own).contains("hostnames: [" + host + "]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "production"})
  void theSchemaIsMigratedByAJobOfTheSameImageAlone(String overlay) {
    var all = overlay(overlay);
    var job = Yaml.map(only(all, "Job", "talk-to-us-migrate"), "spec", "template", "spec");
    var server = Yaml.map(only(all, "Deployment", "talk-to-us"), "spec", "template", "spec");
    var migrate = Yaml.maps(job, "containers").getFirst();

    assertThat(Yaml.list(migrate, "args")).isEqualTo(List.of("migrate"));
    assertThat(migrate.get("image"))
        .isEqualTo(Yaml.maps(server, "containers").getFirst().get("image"));
    assertThat(Yaml.map(only(all, "ConfigMap", "talk-to-us"), "data"))
        .containsEntry("TALK_MIGRATE", "false");
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "production"})
  void whatNoPolicyAllowsIsDenied(String overlay) {
    var all = overlay(overlay);
    var deny = Yaml.map(only(all, "NetworkPolicy", "default-deny"), "spec");
    var server = Yaml.map(only(all, "NetworkPolicy", "talk-to-us-server"), "spec");

    assertThat(deny)
        .isEqualTo(Map.of("podSelector", Map.of(), "policyTypes", List.of("Ingress", "Egress")));
    assertThat(Yaml.maps(server, "ingress")).allMatch(each -> !Yaml.list(each, "from").isEmpty());
    assertThat(blocks(all))
        .isNotEmpty()
        .filteredOn(block -> "0.0.0.0/0".equals(block.get("cidr")))
        .allSatisfy(
            block ->
                assertThat(Yaml.list(block, "except"))
                    .map(String::valueOf)
                    .contains("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "production"})
  void onlyTheMonitoringReachesTheManagementPort(String overlay) {
    var all = overlay(overlay);
    var pod = Yaml.map(only(all, "Deployment", "talk-to-us"), "spec", "template", "spec");
    var server = Yaml.maps(pod, "containers").getFirst();
    var port = Yaml.map(only(all, "ConfigMap", "talk-to-us"), "data").get("TALK_MANAGEMENT_PORT");
    var reached =
        Yaml.maps(Yaml.map(only(all, "NetworkPolicy", "talk-to-us-server"), "spec"), "ingress");

    assertThat(Yaml.maps(server, "ports"))
        .anyMatch(
            each ->
                "management".equals(each.get("name"))
                    && String.valueOf(each.get("containerPort")).equals(port));
    assertThat(reached)
        .filteredOn(rule -> rule.toString().contains("management"))
        .hasSize(1)
        .allMatch(rule -> rule.toString().contains("monitoring"))
        .noneMatch(rule -> rule.toString().contains("gateway"));
  }

  @Test
  void prometheusAsksAtTheManagementPort() {
    var monitor = Yaml.documents(read(K8S.resolve("components/monitoring/servicemonitor.yaml")));
    var compose = read(Path.of("docker-compose.yml"));

    assertThat(Yaml.maps(Yaml.map(monitor.getFirst(), "spec"), "endpoints"))
        .extracting(each -> each.get("port"))
        .containsExactly("management");
    assertThat(read(DOCKER.resolve("prometheus/prometheus.yml"))).contains("talk-to-us:8081");
    assertThat(compose).contains("TALK_MANAGEMENT_PORT: \"8081\"").doesNotContain(":8081\"");
  }

  private static List<Map<String, Object>> blocks(List<Map<String, Object>> all) {
    return all.stream()
        .filter(each -> Yaml.kind(each).equals("NetworkPolicy"))
        .flatMap(each -> Yaml.maps(Yaml.map(each, "spec"), "egress").stream())
        .flatMap(rule -> Yaml.maps(rule, "to").stream())
        .map(peer -> Yaml.map(peer, "ipBlock"))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "production"})
  void noSecretStandsInAManifest(String overlay) {
    var all = overlay(overlay);

    assertThat(all).noneMatch(each -> Yaml.kind(each).equals("Secret"));
    assertThat(Yaml.map(only(all, "ConfigMap", "talk-to-us"), "data").keySet())
        .noneMatch(key -> key.endsWith("PASSWORD") || key.endsWith("SECRET"));
    assertThat(pods(overlay).flatMap(pod -> Yaml.maps(pod, "containers").stream()))
        .allSatisfy(
            container ->
                assertThat(Yaml.maps(container, "env"))
                    .noneMatch(
                        each -> String.valueOf(each.get("name")).matches(".*(PASSWORD|SECRET)$")));
  }

  @Test
  void productionHasADatabaseWithReplicasAndBackups() {
    var all = overlay("production");
    var cluster = spec(all, "Cluster");

    assertThat(Yaml.number(cluster, "instances")).isGreaterThanOrEqualTo(2);
    assertThat(Yaml.map(cluster, "backup", "barmanObjectStore")).isNotEmpty();
    assertThat(spec(all, "ScheduledBackup")).containsKey("schedule");
    assertThat(Yaml.map(only(all, "ConfigMap", "talk-to-us"), "data"))
        .containsEntry("DATASOURCES_REPORTS_URL", "jdbc:postgresql://talk-to-us-db-ro:5432/talk");
    assertThat(all.stream().map(Yaml::kind))
        .contains("HTTPRoute", "ServiceMonitor", "PrometheusRule");
  }

  @Test
  void everyMetricThatARuleOrADashboardNamesIsThere() throws IOException {
    var talk = TalkToUs.running();
    var article = talk.given().article().withHost("UTC", "daily 00:00-24:00");
    talk.reader().books(article, article.slots("days=7").with(200).texts("/slots").getFirst());
    new Deliver(talk).now();
    var shown = talk.api().get("/prometheus").with(200).body();
    var rules = read(RULES) + read(DOCKER.resolve("prometheus/alerts.yml"));
    var boards = new StringBuilder();
    try (var files = Files.list(DOCKER.resolve("grafana/dashboards"))) {
      files.forEach(each -> boards.append(read(each)));
    }

    assertThat(metrics(rules)).hasSizeGreaterThan(5).allSatisfy(each -> assertShown(shown, each));
    assertThat(metrics(boards.toString()))
        .hasSizeGreaterThan(5)
        .allSatisfy(each -> assertShown(shown, each));
  }

  private static List<String> metrics(String text) {
    return METRIC
        .matcher(text)
        .results()
        .map(each -> each.group(1))
        .distinct()
        .filter(each -> !each.equals("up"))
        .toList();
  }

  private static void assertShown(String shown, String metric) {
    assertThat(("\n" + shown).lines())
        .anyMatch(line -> line.startsWith(metric + "{") || line.startsWith(metric + " "));
  }

  @Test
  void composeAndKubernetesHaveTheSameAlerts() {
    var compose = Yaml.documents(read(DOCKER.resolve("prometheus/alerts.yml"))).getFirst();
    var kubernetes = Yaml.map(Yaml.documents(read(RULES)).getFirst(), "spec");

    assertThat(alerts(compose)).isNotEmpty().isEqualTo(alerts(kubernetes));
  }

  /** What is said to people may differ. */
  private static List<Map<String, Object>> alerts(Map<String, Object> file) {
    return Yaml.maps(file, "groups").stream()
        .flatMap(group -> Yaml.maps(group, "rules").stream())
        .map(
            rule -> {
              var alert = new HashMap<>(rule);
              alert.remove("annotations");
              return Map.<String, Object>copyOf(alert);
            })
        .toList();
  }

  private static Stream<Map<String, Object>> pods(String overlay) {
    return overlay(overlay).stream()
        .filter(each -> Set.of("Deployment", "StatefulSet", "Job").contains(Yaml.kind(each)))
        .map(each -> Yaml.map(each, "spec", "template", "spec"));
  }

  private static Object path(Map<String, Object> container, String probe) {
    return Yaml.map(container, probe, "httpGet").getOrDefault("path", "none");
  }

  private static Map<String, Object> spec(List<Map<String, Object>> all, String kind) {
    return all.stream()
        .filter(each -> Yaml.kind(each).equals(kind))
        .map(each -> Yaml.map(each, "spec"))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, Object> only(List<Map<String, Object>> all, String kind, String name) {
    return all.stream()
        .filter(each -> Yaml.title(each).equals(kind + "/" + name))
        .findFirst()
        .orElseThrow();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
