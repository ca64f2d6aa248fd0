package org.talktous.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.DumperOptions;

/** The test of the tests: manifests with one fault each, which must not pass. */
class BrokenManifestTest {
  private static final Path K8S = Path.of("k8s");
  private static final Set<String> OUTSIDE =
      Set.of("Secret/talk-to-us", "Secret/talk-to-us-db-app");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "base/deployment.yaml | minReadySeconds: 5 | minReadySecs: 5",
        "base/deployment.yaml | minReadySeconds: 5 | minReadySeconds: soon",
        "base/deployment.yaml | containerPort: 8080 | protocol: TCP",
        "base/deployment.yaml | memory: 512Mi | memory: much",
        "base/deployment.yaml | runAsNonRoot: true | runAsNonRot: true",
        "base/pdb.yaml | policy/v1 | policy/v1beta1",
        "components/autoscaling/hpa.yaml | maxReplicas: 6 | minReplicas: 6",
        "base/service.yaml | port: 80 | port: http",
        "base/networkpolicy.yaml | podSelector: {} | podSelectors: {}",
        "components/gateway/httproute.yaml | parentRefs | parents",
        "components/monitoring/prometheusrule.yaml | for: 1m | during: 1m",
        "components/monitoring/servicemonitor.yaml | endpoints: | endpoint:",
        "overlays/production/database.yaml | instances: 3 | instances: three",
        "overlays/production/database.yaml | destinationPath | path",
      })
  void aFieldThatTheApiWouldNotTakeIsRefused(String file, String was, String is)
      throws IOException {
    var text = Files.readString(K8S.resolve(file));
    assertThat(text).contains(was);

    assertThatThrownBy(() -> Yaml.documents(text.replace(was, is)).forEach(Schema::check))
        .isInstanceOf(RuntimeException.class);
  }

  @Test
  void aKeyThatStandsTwiceIsRefused() {
    assertThatThrownBy(() -> Yaml.documents("kind: Service\nkind: Pod\n"))
        .hasMessageContaining("duplicate key");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "targetPort: http | targetPort: web | no pod opens the port web",
        "port: http | port: web | asks no port web",
        "serviceAccountName: talk-to-us | serviceAccountName: nobody | no ServiceAccount nobody",
        "secretName: talk-to-us-db-app | secretName: none | no Secret none",
        "kind: ConfigMap | kind: Secret | no ConfigMap talk-to-us",
        "mountPath: /run/secrets/database | mountPath: /run/database | no volume holds",
        "name: tmp | name: temp | no volume temp",
        "talk-to-us/database: 'true' | talk-to-us/database: 'false' | selects no pods",
        "talk-to-us-db-rw:5432 | talk-to-us-db:5432 | no database talk-to-us-db",
      })
  void aReferenceThatLeadsNowhereIsFound(String was, String is, String fault) {
    var broken = spoiled(was, is, new Kustomization(K8S.resolve("overlays/demo")).render());

    assertThat(new References(broken, OUTSIDE).broken()).anyMatch(each -> each.contains(fault));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kind: Deployment | kind: DaemonSet | scales nothing",
        "cnpg.io/cluster: talk-to-us-db | cnpg.io/podRole: instance | selects only some pods",
        "port: 80 | port: 81 | no Service",
      })
  void aReferenceOfProductionThatLeadsNowhereIsFound(String was, String is, String fault) {
    var broken = spoiled(was, is, new Kustomization(K8S.resolve("overlays/production")).render());
    var outside = Set.of("Secret/talk-to-us", "Secret/talk-to-us-backup");

    assertThat(new References(broken, outside).broken()).anyMatch(each -> each.contains(fault));
  }

  @Test
  void whatTheRendererDoesNotKnowIsRefused(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("kustomization.yaml"), "namePrefix: x-\nresources: []\n");

    assertThatThrownBy(() -> new Kustomization(folder).render()).hasMessageContaining("namePrefix");
  }

  /** The manifests with the first place changed that looks so as a line of YAML. */
  private static List<Map<String, Object>> spoiled(
      String was, String is, List<Map<String, Object>> manifests) {
    var style = new DumperOptions();
    style.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    var text = new org.yaml.snakeyaml.Yaml(style).dumpAll(manifests.iterator());
    assertThat(text).contains(was);
    return Yaml.documents(text.replaceFirst(Pattern.quote(was), Matcher.quoteReplacement(is)));
  }
}
