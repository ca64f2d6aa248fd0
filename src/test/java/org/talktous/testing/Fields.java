package org.talktous.testing;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of a JSON object that a test sends, in order. */
public record Fields(Map<String, @Nullable Object> values) {
  public static final Fields NONE = new Fields(Map.of());

  public Fields {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  public Fields with(String name, @Nullable Object value) {
    var changed = new LinkedHashMap<String, @Nullable Object>(values);
    changed.put(name, value);
    return new Fields(changed);
  }

  public Fields without(String name) {
    var changed = new LinkedHashMap<String, @Nullable Object>(values);
    changed.remove(name);
    return new Fields(changed);
  }
}
