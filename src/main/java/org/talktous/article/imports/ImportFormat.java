package org.talktous.article.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** How a file of articles is written. */
enum ImportFormat {
  /** An object a line; empty lines are passed over. */
  JSON_LINES {
    @Override
    void read(InputStream file, ObjectMapper json, Consumer<ImportedLine> lines)
        throws IOException, UnreadableHeader {
      new JsonLines(json).read(file, lines);
    }
  },
  /** A first line that names the fields, then an article a line (RFC 4180). */
  CSV {
    @Override
    void read(InputStream file, ObjectMapper json, Consumer<ImportedLine> lines)
        throws IOException, UnreadableHeader {
      new CsvLines(json).read(file, lines);
    }
  };

  abstract void read(InputStream file, ObjectMapper json, Consumer<ImportedLine> lines)
      throws IOException, UnreadableHeader;

  /** The format of a file with this name. */
  static Optional<ImportFormat> ofFile(String name) {
    var small = name.toLowerCase(Locale.ROOT);
    if (small.endsWith(".csv")) {
      return Optional.of(CSV);
    }
    return small.matches(".*\\.(jsonl|ndjson|json)") ? Optional.of(JSON_LINES) : Optional.empty();
  }
}
