package org.talktous.web.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** Property files of the class path, read as UTF-8. */
final class Texts {
  private Texts() {}

  static Map<String, String> read(String resource) {
    var stream = Texts.class.getClassLoader().getResourceAsStream(resource);
    if (stream == null) {
      throw new IllegalStateException("no " + resource + " on the class path");
    }
    var properties = new Properties();
    try (var reader = new InputStreamReader(stream, UTF_8)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
    var texts = new TreeMap<String, String>();
    properties.forEach((key, value) -> texts.put((String) key, (String) value));
    return texts;
  }
}
