package org.talktous.k8s;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds what manifests name and none of them is: objects, ports, volumes, pods. */
record References(List<Map<String, Object>> manifests, Set<String> fromOutside) {
  private static final String CLUSTER = "cnpg.io/cluster";
  private static final Pattern DATABASE = Pattern.compile("jdbc:postgresql://([^:/]+)");

  /** A sentence for each reference that leads nowhere. */
  List<String> broken() {
    var faults = new ArrayList<String>();
    for (var each : manifests) {
      var found = new Faults(Yaml.title(each), faults);
      switch (Yaml.kind(each)) {
        case "Deployment", "StatefulSet", "Job" -> workload(each, found);
        case "Service" -> service(each, found);
        case "ConfigMap" -> settings(each, found);
        case "HorizontalPodAutoscaler" -> scaled(each, found);
        case "PodDisruptionBudget" -> selects(Yaml.map(each, "spec", "selector"), found);
        case "HTTPRoute" -> route(each, found);
        case "Ingress" -> ingress(each, found);
        case "ServiceMonitor" -> monitor(each, found);
        case "NetworkPolicy" -> policy(each, found);
        case "ScheduledBackup" ->
            found.unless(has("Cluster", named(each, "spec", "cluster")), "no such Cluster");
        case "Cluster" -> backup(each, found);
        default -> {}
      }
    }
    return faults;
  }

  private record Faults(String of, List<String> all) {
    void unless(boolean holds, String fault) {
      if (!holds) {
        all.add(of + ": " + fault);
      }
    }
  }

  private void workload(Map<String, Object> workload, Faults found) {
    var spec = Yaml.map(workload, "spec");
    var selector = Yaml.map(spec, "selector");
    found.unless(
        selector.isEmpty() || matches(selector, labels(workload)), "selects not its own pods");
    if (spec.containsKey("serviceName")) {
      found.unless(has("Service", String.valueOf(spec.get("serviceName"))), "no such Service");
    }
    pod(Yaml.map(spec, "template", "spec"), spec, found);
  }

  private void pod(Map<String, Object> pod, Map<String, Object> owner, Faults found) {
    Yaml.text(pod, "serviceAccountName")
        .ifPresent(name -> found.unless(has("ServiceAccount", name), "no ServiceAccount " + name));
    var volumes =
        Stream.concat(
                Yaml.maps(pod, "volumes").stream().map(each -> String.valueOf(each.get("name"))),
                Yaml.maps(owner, "volumeClaimTemplates").stream().map(Yaml::name))
            .toList();
    Yaml.maps(pod, "volumes").forEach(each -> source(each, found));
    for (var container : Yaml.maps(pod, "containers")) {
      container(container, volumes, found);
    }
  }

  private void source(Map<String, Object> volume, Faults found) {
    Yaml.text(Yaml.map(volume, "secret"), "secretName")
        .ifPresent(name -> found.unless(has("Secret", name), "no Secret " + name));
    Yaml.text(Yaml.map(volume, "configMap"), "name")
        .ifPresent(name -> found.unless(has("ConfigMap", name), "no ConfigMap " + name));
    Yaml.text(Yaml.map(volume, "persistentVolumeClaim"), "claimName")
        .ifPresent(
            name -> found.unless(has("PersistentVolumeClaim", name), "no claim of volume " + name));
  }

  private void container(Map<String, Object> container, List<String> volumes, Faults found) {
    Yaml.maps(container, "envFrom").forEach(each -> environment(each, found));
    Yaml.maps(container, "env").forEach(each -> environment(Yaml.map(each, "valueFrom"), found));
    var mounts = Yaml.maps(container, "volumeMounts");
    mounts.forEach(
        each -> found.unless(volumes.contains(each.get("name")), "no volume " + each.get("name")));
    Yaml.maps(container, "env").stream()
        .filter(each -> String.valueOf(each.get("name")).endsWith("_FILE"))
        .map(each -> String.valueOf(each.get("value")))
        .forEach(
            file ->
                found.unless(
                    mounts.stream().anyMatch(each -> file.startsWith(each.get("mountPath") + "/")),
                    "no volume holds " + file));
    for (var probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
      Yaml.text(Yaml.map(container, probe, "httpGet"), "port")
          .ifPresent(port -> found.unless(opens(container, port), probe + " asks no port " + port));
    }
  }

  private void environment(Map<String, Object> source, Faults found) {
    for (var kind : List.of("ConfigMap", "Secret")) {
      var name = kind.equals("Secret") ? "secret" : "configMap";
      for (var key : List.of(name + "Ref", name + "KeyRef")) {
        Yaml.text(Yaml.map(source, key), "name")
            .ifPresent(each -> found.unless(has(kind, each), "no " + kind + " " + each));
      }
    }
  }

  private void settings(Map<String, Object> config, Faults found) {
    Yaml.map(config, "data")
        .values()
        .forEach(
            value -> {
              var database = DATABASE.matcher(String.valueOf(value));
              if (database.find()) {
                found.unless(has("Service", database.group(1)), "no database " + database.group(1));
              }
            });
  }

  private void service(Map<String, Object> service, Faults found) {
    var selector = Map.<String, Object>of("matchLabels", Yaml.map(service, "spec", "selector"));
    selects(selector, found);
    for (var port : Yaml.maps(Yaml.map(service, "spec"), "ports")) {
      Yaml.text(port, "targetPort").ifPresent(name -> opened(selector, name, found));
    }
  }

  private void scaled(Map<String, Object> scaler, Faults found) {
    var target = Yaml.map(scaler, "spec", "scaleTargetRef");
    found.unless(
        has(Yaml.kind(target), String.valueOf(target.get("name"))), "scales nothing that is here");
  }

  private void route(Map<String, Object> route, Faults found) {
    Yaml.maps(Yaml.map(route, "spec"), "rules").stream()
        .flatMap(rule -> Yaml.maps(rule, "backendRefs").stream())
        .forEach(
            each ->
                found.unless(
                    serves(String.valueOf(each.get("name")), each.getOrDefault("port", "")),
                    "no Service " + each));
  }

  private void ingress(Map<String, Object> ingress, Faults found) {
    Yaml.maps(Yaml.map(ingress, "spec"), "rules").stream()
        .flatMap(rule -> Yaml.maps(Yaml.map(rule, "http"), "paths").stream())
        .map(path -> Yaml.map(path, "backend", "service"))
        .forEach(
            each ->
                found.unless(
                    serves(String.valueOf(each.get("name")), port(Yaml.map(each, "port"))),
                    "no Service " + each));
  }

  private static Object port(Map<String, Object> port) {
    return port.getOrDefault("name", port.getOrDefault("number", ""));
  }

  private void monitor(Map<String, Object> monitor, Faults found) {
    var spec = Yaml.map(monitor, "spec");
    var services =
        ofKind("Service")
            .filter(
                each -> matches(Yaml.map(spec, "selector"), Yaml.map(each, "metadata", "labels")))
            .toList();
    found.unless(!services.isEmpty(), "selects no Service");
    for (var endpoint : Yaml.maps(spec, "endpoints")) {
      found.unless(
          services.stream()
              .allMatch(each -> serves(Yaml.name(each), endpoint.getOrDefault("port", ""))),
          "no port " + endpoint.get("port"));
    }
  }

  private void policy(Map<String, Object> policy, Faults found) {
    var spec = Yaml.map(policy, "spec");
    var own = Yaml.map(spec, "podSelector");
    selectsWhole(own, found);
    for (var rule : Yaml.maps(spec, "ingress")) {
      Yaml.maps(rule, "from").forEach(each -> peer(each, found));
      named(rule).forEach(port -> opened(own, port, found));
    }
    for (var rule : Yaml.maps(spec, "egress")) {
      Yaml.maps(rule, "to").forEach(each -> peer(each, found));
      for (var peer : Yaml.maps(rule, "to")) {
        named(rule).forEach(port -> opened(Yaml.map(peer, "podSelector"), port, found));
      }
    }
  }

  private static List<String> named(Map<String, Object> rule) {
    return Yaml.maps(rule, "ports").stream()
        .map(each -> each.get("port"))
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .toList();
  }

  private void peer(Map<String, Object> peer, Faults found) {
    if (peer.containsKey("podSelector") && !peer.containsKey("namespaceSelector")) {
      selectsWhole(Yaml.map(peer, "podSelector"), found);
    }
  }

  /** Where everything is denied, a database whose jobs are left out is never set up. */
  private void selectsWhole(Map<String, Object> selector, Faults found) {
    selects(selector, found);
    for (var cluster : ofKind("Cluster").toList()) {
      found.unless(
          clusterPods(cluster).map(each -> matches(selector, each.labels())).distinct().count()
              == 1,
          "selects only some pods of " + Yaml.title(cluster) + ": " + selector);
    }
  }

  private void backup(Map<String, Object> cluster, Faults found) {
    var credentials = Yaml.map(cluster, "spec", "backup", "barmanObjectStore", "s3Credentials");
    for (var key : credentials.keySet()) {
      var secret = String.valueOf(Yaml.map(credentials, key).get("name"));
      found.unless(has("Secret", secret), "no Secret " + secret);
    }
  }

  private void selects(Map<String, Object> selector, Faults found) {
    found.unless(
        pods().anyMatch(each -> matches(selector, each.labels())), "selects no pods: " + selector);
  }

  private void opened(Map<String, Object> selector, String port, Faults found) {
    found.unless(
        pods()
            .filter(each -> matches(selector, each.labels()))
            .anyMatch(each -> each.containers().stream().anyMatch(one -> opens(one, port))),
        "no pod opens the port " + port);
  }

  private static boolean opens(Map<String, Object> container, String port) {
    return Yaml.maps(container, "ports").stream()
        .anyMatch(
            each ->
                port.equals(each.get("name"))
                    || port.equals(String.valueOf(each.get("containerPort"))));
  }

  private boolean serves(String service, Object port) {
    return ofKind("Service")
        .filter(each -> Yaml.name(each).equals(service))
        .flatMap(each -> Yaml.maps(Yaml.map(each, "spec"), "ports").stream())
        .anyMatch(each -> port.equals(each.get("name")) || port.equals(each.get("port")));
  }

  private static boolean matches(Map<String, Object> selector, Map<String, Object> labels) {
    return labels.entrySet().containsAll(Yaml.map(selector, "matchLabels").entrySet())
        && Yaml.maps(selector, "matchExpressions").stream()
            .allMatch(
                each ->
                    Yaml.list(each, "values")
                        .contains(labels.get(String.valueOf(each.get("key")))));
  }

  private record Pod(Map<String, Object> labels, List<Map<String, Object>> containers) {}

  /** The pods that come of the manifests; those of a database cluster open ports of their own. */
  private Stream<Pod> pods() {
    return manifests.stream()
        .flatMap(
            each ->
                switch (Yaml.kind(each)) {
                  case "Deployment", "StatefulSet", "Job" ->
                      Stream.of(
                          new Pod(
                              labels(each),
                              Yaml.maps(Yaml.map(each, "spec", "template", "spec"), "containers")));
                  case "Cluster" -> clusterPods(each);
                  default -> Stream.empty();
                });
  }

  /**
   * An instance, and the jobs that make the first one and add others. Labels that the cluster hands
   * down reach the instances and the Job objects, but not the pods of the jobs.
   */
  private static Stream<Pod> clusterPods(Map<String, Object> cluster) {
    var name = Yaml.name(cluster);
    var instance = new HashMap<>(Yaml.map(cluster, "spec", "inheritedMetadata", "labels"));
    instance.putAll(Map.of(CLUSTER, name, "cnpg.io/podRole", "instance"));
    return Stream.concat(
        Stream.of(new Pod(instance, List.of())),
        Stream.of("initdb", "join")
            .map(role -> new Pod(Map.of(CLUSTER, name, "cnpg.io/jobRole", role), List.of())));
  }

  private static Map<String, Object> labels(Map<String, Object> workload) {
    return Yaml.map(workload, "spec", "template", "metadata", "labels");
  }

  private static String named(Map<String, Object> from, String... path) {
    return String.valueOf(Yaml.map(from, path).get("name"));
  }

  private Stream<Map<String, Object>> ofKind(String kind) {
    return manifests.stream().filter(each -> Yaml.kind(each).equals(kind));
  }

  /** A database cluster makes Services and a Secret by itself. */
  private boolean has(String kind, String name) {
    Predicate<Map<String, Object>> makes =
        cluster ->
            switch (kind) {
              case "Service" ->
                  List.of("-rw", "-ro", "-r").stream()
                      .anyMatch(each -> name.equals(Yaml.name(cluster) + each));
              case "Secret" -> name.equals(Yaml.name(cluster) + "-app");
              default -> false;
            };
    return fromOutside.contains(kind + "/" + name)
        || ofKind(kind).anyMatch(each -> Yaml.name(each).equals(name))
        || ofKind("Cluster").anyMatch(makes);
  }
}
