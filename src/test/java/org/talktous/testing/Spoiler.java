package org.talktous.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Spoils valid requests at random: the same way in every run. */
final class Spoiler {
  private static final JsonMapper JSON = new JsonMapper();

  private final Random random;

  Spoiler(long seed) {
    this.random = new Random(seed);
  }

  /** A request's body with something wrong in it; now and then it happens to be right. */
  byte[] body(Object valid) {
    return spoiled(written(spoiled(valid)));
  }

  /** The value with one part of it, however deep, replaced, doubled or left out. */
  private Object spoiled(Object value) {
    return switch (value) {
      case Map<?, ?> map when !map.isEmpty() && random.nextInt(10) > 0 -> spoiledMap(map);
      case List<?> list when !list.isEmpty() && random.nextInt(10) > 0 -> spoiledList(list);
      default -> anything();
    };
  }

  private Map<String, Object> spoiledMap(Map<?, ?> map) {
    var spoiled = new LinkedHashMap<String, Object>();
    map.forEach((name, each) -> spoiled.put(name.toString(), each));
    var names = List.copyOf(spoiled.keySet().stream().sorted().toList());
    var name = names.get(random.nextInt(names.size()));
    switch (random.nextInt(6)) {
      case 0 -> spoiled.remove(name);
      case 1 -> spoiled.put(text(), anything());
      case 2 -> spoiled.computeIfPresent(name, (same, each) -> List.of(each));
      default -> spoiled.computeIfPresent(name, (same, each) -> spoiled(each));
    }
    return spoiled;
  }

  private List<Object> spoiledList(List<?> list) {
    var spoiled = new ArrayList<Object>(list);
    int place = random.nextInt(list.size());
    switch (random.nextInt(4)) {
      case 0 -> spoiled.remove(place);
      case 1 -> spoiled.add(anything());
      default -> spoiled.set(place, spoiled(spoiled.get(place)));
    }
    return spoiled;
  }

  private Object anything() {
    return switch (random.nextInt(9)) {
      case 0 -> random.nextInt();
      case 1 -> random.nextDouble() * 1e300;
      case 2 -> random.nextBoolean();
      case 3 -> List.of(text());
      case 4 -> Map.of(text(), text());
      case 5 -> new ArrayList<>(Collections.singletonList(null));
      default -> text();
    };
  }

  private String text() {
    var texts =
        List.of(
            "",
            " ",
            "x",
            "\u0000",
            "a\u0000b",
            "\ud800",
            "\u202Ex",
            "\u00AD",
            "\u00A0",
            "😀".repeat(50),
            "x".repeat(10_000),
            "'; drop table booking; --",
            "${jndi:ldap://x}",
            "<script>",
            "%s%n",
            "Europe/Berlin",
            "2026-12-01T10:00:00Z",
            "9999-12-31T23:59:59.999999999Z",
            "-9999-01-01T00:00:00Z",
            "+999999999-12-31T23:59:59Z",
            "0000-00-00T00:00:00Z",
            "24:00",
            "00:00",
            "en",
            "x-klingon",
            "a@b",
            "http://",
            "https://example.org/ \n",
            "00000000-0000-0000-0000-000000000000",
            "1-1-1-1-1");
    return texts.get(random.nextInt(texts.size()));
  }

  /** Now and then some bytes of the text itself are spoiled. */
  private byte[] spoiled(byte[] written) {
    if (written.length > 0 && random.nextInt(6) == 0) {
      for (int i = 0; i <= random.nextInt(3); i++) {
        written[random.nextInt(written.length)] = (byte) random.nextInt(256);
      }
    }
    return written;
  }

  private static byte[] written(Object value) {
    try {
      return JSON.writeValueAsString(value).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
