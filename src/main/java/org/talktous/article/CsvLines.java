package org.talktous.article;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.talktous.problem.InvalidRequest;

/**
 * Reads CSV, whose first line names the fields of an article; an empty cell leaves its field out.
 */
final class CsvLines {
  static final List<String> FIELDS =
      List.of(
          "slug",
          "title",
          "language",
          "journal",
          "issue",
          "doi",
          "url",
          "openAccess",
          "abstract",
          "highlights",
          "summary",
          "hosts");

  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final char UNREADABLE = '\uFFFD';

  private final ObjectMapper json;

  CsvLines(ObjectMapper json) {
    this.json = json;
  }

  void read(InputStream file, Consumer<ImportedLine> lines) throws IOException {
    long last = 0;
    var first = true;
    try (var records = rows(withoutMark(file))) {
      for (var each : records) {
        last = each.getStartingLineNumber();
        if (first) {
          mustBeKnown(each.getHeader());
        }
        first = false;
        lines.accept(line(each));
      }
    } catch (CsvParseException malformed) {
      // What follows cannot be told apart any more.
      lines.accept(
          ImportedLine.faulty(last + 1, "must be well-formed CSV; nothing after it was read"));
    }
  }

  /** A row of another length than the header is refused by itself, and keeps no other from us. */
  private static CsvReader<NamedCsvRecord> rows(Reader file) {
    return CsvReader.builder()
        .allowMissingFields(true)
        .allowExtraFields(true)
        .ofNamedCsvRecord(file);
  }

  private static Reader withoutMark(InputStream file) throws IOException {
    var reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
    reader.mark(1);
    if (reader.read() != BYTE_ORDER_MARK) {
      reader.reset();
    }
    return reader;
  }

  private static void mustBeKnown(List<String> header) {
    var strange = header.stream().filter(name -> !FIELDS.contains(name)).toList();
    if (!strange.isEmpty() || !header.containsAll(List.of("slug", "title", "language"))) {
      throw new InvalidRequest(
          "header",
          "must name slug, title and language, and besides only " + String.join(", ", FIELDS));
    }
  }

  private ImportedLine line(NamedCsvRecord cells) {
    long number = cells.getStartingLineNumber();
    if (cells.getFieldCount() != cells.getHeader().size()) {
      return ImportedLine.faulty(
          number, "must have " + cells.getHeader().size() + " cells, as the header has");
    }
    var article = json.createObjectNode();
    for (var field : cells.getHeader()) {
      var cell = cells.findField(field).orElse("").strip();
      if (cell.indexOf(UNREADABLE) >= 0) {
        return ImportedLine.faulty(number, "must be UTF-8");
      }
      if (!cell.isEmpty()) {
        article.set(field, value(field, cell));
      }
    }
    return ImportedLine.of(number, article);
  }

  private JsonNode value(String field, String cell) {
    return switch (field) {
      case "openAccess" -> flag(cell);
      case "hosts" -> list(Stream.of(cell.split("[\\s;]+")));
      case "highlights" -> list(cell.lines().map(String::strip).filter(each -> !each.isEmpty()));
      default -> json.getNodeFactory().textNode(cell);
    };
  }

  /** Anything else than a truth value stays what it is, and is refused as that. */
  private JsonNode flag(String cell) {
    return switch (cell) {
      case "true", "false" -> json.getNodeFactory().booleanNode(cell.equals("true"));
      default -> json.getNodeFactory().textNode(cell);
    };
  }

  private JsonNode list(Stream<String> values) {
    var list = json.createArrayNode();
    values.forEach(list::add);
    return list;
  }
}
