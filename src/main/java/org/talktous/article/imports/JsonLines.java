package org.talktous.article.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** Reads JSON Lines, one line in memory at a time. */
final class JsonLines {
  private static final int LONGEST = 256 * 1024;

  private final ObjectMapper json;

  JsonLines(ObjectMapper json) {
    this.json = json;
  }

  void read(InputStream file, Consumer<ImportedLine> lines) throws IOException {
    var in = new BufferedInputStream(file);
    var line = new ByteArrayOutputStream();
    long number = 1;
    for (int next = in.read(); next >= 0; next = in.read()) {
      if (next == '\n') {
        take(number++, line, lines);
      } else if (line.size() <= LONGEST) {
        line.write(next);
      }
    }
    take(number, line, lines);
  }

  private void take(long number, ByteArrayOutputStream line, Consumer<ImportedLine> lines)
      throws IOException {
    var bytes = line.toByteArray();
    line.reset();
    if (bytes.length > LONGEST) {
      lines.accept(
          ImportedLine.faulty(
              number, ImportFault.ofLine("length", "must not be longer than 256 KB", "256")));
    } else if (!isBlank(bytes)) {
      lines.accept(read(number, bytes));
    }
  }

  private ImportedLine read(long number, byte[] line) throws IOException {
    try {
      var article = json.readTree(line);
      return article.isObject()
          ? ImportedLine.of(number, article)
          : ImportedLine.faulty(number, ImportFault.ofLine("json-object", "must be a JSON object"));
    } catch (JsonProcessingException malformed) {
      return ImportedLine.faulty(number, ImportFault.ofLine("json", "must be well-formed JSON"));
    } catch (CharConversionException notUtf8) {
      return ImportedLine.faulty(number, ImportFault.ofLine("utf-8", "must be UTF-8"));
    }
  }

  private static boolean isBlank(byte[] line) {
    for (var each : line) {
      if (each != ' ' && each != '\t' && each != '\r') {
        return false;
      }
    }
    return true;
  }
}
