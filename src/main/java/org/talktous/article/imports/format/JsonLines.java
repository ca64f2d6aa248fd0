package org.talktous.article.imports.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;

/** Reads JSON Lines, one line in memory at a time. */
final class JsonLines {
  private final ObjectMapper json;

  JsonLines(ObjectMapper json) {
    this.json = json;
  }

  void read(InputStream file, ArticleSink sink) throws IOException {
    var in = new BufferedInputStream(file);
    var line = new ByteArrayOutputStream();
    long number = 1;
    for (int next = in.read(); next >= 0; next = in.read()) {
      if (next == '\n') {
        take(number++, line, sink);
      } else if (line.size() <= ImportLimits.LINE) {
        line.write(next);
      }
    }
    take(number, line, sink);
  }

  private void take(long number, ByteArrayOutputStream line, ArticleSink sink) throws IOException {
    var bytes = line.toByteArray();
    line.reset();
    if (bytes.length > ImportLimits.LINE) {
      sink.take(
          ImportedLine.faulty(
              number, ImportFault.ofLine("length", "must not be longer than 256 KB", "256")));
    } else if (!isBlank(bytes)) {
      sink.take(read(number, bytes, sink));
    }
  }

  private ImportedLine read(long number, byte[] line, ArticleSink sink) throws IOException {
    try {
      var article = json.readTree(line);
      return article instanceof ObjectNode object
          ? JsonArticles.line(number, object, sink)
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
