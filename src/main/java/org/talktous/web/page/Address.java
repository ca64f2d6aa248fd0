package org.talktous.web.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An address on this service: a path and its query, for links that change one thing and keep the
 * rest.
 */
public record Address(String path, Map<String, String> query) {
  public Address {
    query = Map.copyOf(query);
  }

  public Address with(String name, Object value) {
    var changed = new LinkedHashMap<>(query);
    changed.put(name, value.toString());
    return new Address(path, changed);
  }

  public Address without(String... names) {
    var changed = new LinkedHashMap<>(query);
    for (var name : names) {
      changed.remove(name);
    }
    return new Address(path, changed);
  }

  @Override
  public String toString() {
    if (query.isEmpty()) {
      return path;
    }
    return query.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
        .collect(Collectors.joining("&", path + "?", ""));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
