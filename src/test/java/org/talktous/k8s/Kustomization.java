package org.talktous.k8s;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Renders a folder with a {@code kustomization.yaml} as {@code kubectl kustomize} does, for what
 * this project uses of it; anything else in the file is refused. Strategic merges join lists of
 * maps by {@code name}, what is new before what was there; other lists take the place of what was
 * there, and null removes it.
 */
record Kustomization(Path folder) {
  private static final Set<String> KNOWN =
      Set.of(
          "apiVersion",
          "kind",
          "namespace",
          "labels",
          "resources",
          "components",
          "images",
          "patches");

  /** The manifests, in no particular order. */
  List<Map<String, Object>> render() {
    var rendered = new ArrayList<Map<String, Object>>();
    apply(rendered);
    return rendered;
  }

  private void apply(List<Map<String, Object>> all) {
    var file = Yaml.document(read(folder.resolve("kustomization.yaml")));
    if (!KNOWN.containsAll(file.keySet())) {
      throw new IllegalArgumentException("not rendered here: " + file.keySet());
    }
    var own = new ArrayList<Map<String, Object>>();
    Yaml.list(file, "resources").forEach(each -> own.addAll(resources((String) each)));
    all.addAll(own);
    Yaml.list(file, "components")
        .forEach(each -> new Kustomization(folder.resolve((String) each)).apply(all));
    Yaml.maps(file, "patches").forEach(each -> patch(all, Yaml.text(each, "patch").orElseThrow()));
    Yaml.maps(file, "images").forEach(each -> all.forEach(one -> name(one, each)));
    Yaml.maps(file, "labels").forEach(each -> all.forEach(one -> label(one, each)));
    if (file.get("namespace") instanceof String namespace) {
      all.stream()
          .filter(each -> !Yaml.kind(each).equals("Namespace"))
          .forEach(each -> Yaml.map(each, "metadata").put("namespace", namespace));
    }
  }

  private List<Map<String, Object>> resources(String name) {
    var path = folder.resolve(name);
    return Files.isDirectory(path) ? new Kustomization(path).render() : Yaml.documents(read(path));
  }

  private static void patch(List<Map<String, Object>> all, String patch) {
    var wanted = Yaml.document(patch);
    var target =
        all.stream()
            .filter(each -> Yaml.title(each).equals(Yaml.title(wanted)))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no " + Yaml.title(wanted)));
    merge(target, wanted);
  }

  private static void merge(Map<String, Object> into, Map<String, Object> from) {
    from.forEach(
        (key, value) -> {
          if (value == null) {
            into.remove(key);
          } else {
            into.merge(key, value, Kustomization::merged);
          }
        });
  }

  private static Object merged(Object old, Object given) {
    if (old instanceof Map<?, ?> && given instanceof Map<?, ?>) {
      merge(Yaml.cast(old), Yaml.cast(given));
      return old;
    }
    if (old instanceof List<?> before
        && given instanceof List<?> after
        && after.stream().allMatch(Map.class::isInstance)) {
      var byName = new LinkedHashMap<String, Object>();
      after.forEach(each -> byName.put(key(each), each));
      before.forEach(each -> byName.merge(key(each), each, (patch, whole) -> merged(whole, patch)));
      return new ArrayList<>(byName.values());
    }
    return given;
  }

  private static String key(Object item) {
    return Yaml.text(Yaml.cast(item), "name").orElseThrow();
  }

  private static void name(Object part, Map<String, Object> image) {
    if (part instanceof List<?> list) {
      list.forEach(each -> name(each, image));
    } else if (part instanceof Map<?, ?> map) {
      map.values().forEach(each -> name(each, image));
      if (Yaml.text(image, "name").equals(Yaml.text(Yaml.cast(map), "image"))) {
        Yaml.cast(map).put("image", image.get("newName") + ":" + image.get("newTag"));
      }
    }
  }

  private static void label(Map<String, Object> manifest, Map<String, Object> labels) {
    var metadata = Yaml.map(manifest, "metadata");
    var all = new LinkedHashMap<>(Yaml.map(metadata, "labels"));
    all.putAll(Yaml.map(labels, "pairs"));
    metadata.put("labels", all);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
