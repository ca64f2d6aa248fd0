package org.talktous.k8s;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Says what of a manifest the Kubernetes API would not take: unknown fields, wrong types, required
 * ones that are missing. Kinds of the core are held to the models of the official client, custom
 * resources to the shapes in {@code k8s/shapes.yaml}: a key with {@code !} is required, a list has
 * the shape of its items, {@code "*"} stands for any key.
 */
final class Schema {
  private static final String MODELS = "io.kubernetes.client.openapi.models.";
  private static final Set<String> GROUPS =
      Set.of("v1", "apps/v1", "batch/v1", "autoscaling/v2", "policy/v1", "networking.k8s.io/v1");
  private static final Map<String, Object> SHAPES = Yaml.document(resource("/k8s/shapes.yaml"));
  private static final Gson JSON = new Gson();

  private Schema() {}

  /** Throws with the fault. */
  static void check(Map<String, Object> manifest) {
    var version = String.valueOf(manifest.get("apiVersion"));
    var json = JSON.toJsonTree(manifest);
    try {
      if (GROUPS.contains(version)) {
        validate(version.substring(version.indexOf('/') + 1) + Yaml.kind(manifest), json);
      } else {
        var shape = SHAPES.get(version + "/" + Yaml.kind(manifest));
        require(shape != null, "of no known kind: " + version + " " + Yaml.kind(manifest));
        V1ObjectMeta.validateJsonElement(json.getAsJsonObject().get("metadata"));
        check(Yaml.title(manifest), manifest, Objects.requireNonNull(shape));
      }
    } catch (IOException e) {
      throw new IllegalArgumentException(Yaml.title(manifest) + ": " + e.getMessage(), e);
    }
  }

  /** Typed values such as quantities are checked by reading them. */
  private static void validate(String model, JsonElement json) throws IOException {
    try {
      var type = Class.forName(MODELS + model.replaceFirst("v", "V"));
      type.getMethod("validateJsonElement", JsonElement.class).invoke(null, json);
      var read = type.getMethod("fromJson", String.class).invoke(null, json.toString());
      require(read != null, "empty");
    } catch (InvocationTargetException e) {
      throw new IOException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IOException("of no known kind: " + model, e);
    }
  }

  private static void check(String place, Object value, Object shape) {
    switch (shape) {
      case Map<?, ?> map -> {
        require(value instanceof Map, place + " must be a map");
        fields(place, Yaml.cast(value), Yaml.cast(map));
      }
      case List<?> list -> {
        require(value instanceof List, place + " must be a list");
        ((List<?>) value).forEach(each -> check(place + "[]", each, list.getFirst()));
      }
      default -> require(matches(value, String.valueOf(shape)), place + " must be " + shape);
    }
  }

  private static boolean matches(Object value, String type) {
    return switch (type) {
      case "string" -> value instanceof String;
      case "integer" -> value instanceof Integer;
      case "boolean" -> value instanceof Boolean;
      case "any" -> true;
      default -> List.of(type.split("\\|")).contains(value);
    };
  }

  private static void fields(String place, Map<String, Object> value, Map<String, Object> shape) {
    var missing =
        shape.keySet().stream()
            .filter(key -> key.endsWith("!"))
            .map(Schema::plain)
            .filter(key -> !value.containsKey(key))
            .collect(Collectors.toSet());
    require(missing.isEmpty(), place + " lacks " + missing);
    value.forEach(
        (key, each) -> {
          var one = shape.getOrDefault(key, shape.getOrDefault(key + "!", shape.get("*")));
          require(one != null, place + " has an unknown field " + key);
          check(place + "." + key, each, Objects.requireNonNull(one));
        });
  }

  private static String plain(String key) {
    return key.substring(0, key.length() - 1);
  }

  private static void require(boolean holds, String fault) {
    if (!holds) {
      throw new IllegalArgumentException(fault);
    }
  }

  private static String resource(String name) {
    try (var stream = Objects.requireNonNull(Schema.class.getResourceAsStream(name))) {
      return new String(stream.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
