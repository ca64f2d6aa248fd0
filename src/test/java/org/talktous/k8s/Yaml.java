package org.talktous.k8s;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;

/** Reads YAML, in which no key may stand twice, and finds its way in what it has read. */
final class Yaml {
  private Yaml() {}

  static List<Map<String, Object>> documents(String text) {
    var options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    var documents = new ArrayList<Map<String, Object>>();
    new org.yaml.snakeyaml.Yaml(options).loadAll(text).forEach(each -> documents.add(cast(each)));
    return documents;
  }

  static Map<String, Object> document(String text) {
    return documents(text).getFirst();
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> cast(Object map) {
    return (Map<String, Object>) map;
  }

  /** The map at a path of keys; an empty one where there is none. */
  static Map<String, Object> map(Map<String, Object> from, String... path) {
    var found = from;
    for (var key : path) {
      found = found.get(key) instanceof Map<?, ?> next ? cast(next) : new LinkedHashMap<>();
    }
    return found;
  }

  /** The list under a key; an empty one where there is none. */
  static List<?> list(Map<String, Object> from, String key) {
    return from.get(key) instanceof List<?> list ? list : List.of();
  }

  static List<Map<String, Object>> maps(Map<String, Object> from, String key) {
    return list(from, key).stream().map(Yaml::cast).toList();
  }

  static Optional<String> text(Map<String, Object> from, String key) {
    return Optional.ofNullable(from.get(key)).map(String::valueOf);
  }

  /** The whole number under a key. */
  static int number(Map<String, Object> from, String key) {
    return Integer.parseInt(text(from, key).orElseThrow());
  }

  static String kind(Map<String, Object> manifest) {
    return text(manifest, "kind").orElse("");
  }

  static String name(Map<String, Object> manifest) {
    return text(map(manifest, "metadata"), "name").orElse("");
  }

  /** Such as {@code Service/talk-to-us}. */
  static String title(Map<String, Object> manifest) {
    return kind(manifest) + "/" + name(manifest);
  }
}
