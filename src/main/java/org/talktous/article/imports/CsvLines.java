package org.talktous.article.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.talktous.web.constraint.Excerpt;

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

  private static final String EXPECTED =
      "must name slug, title and language, and besides only "
          + String.join(", ", FIELDS)
          + ", each once";
  private static final int LONGEST_SHOWN = 200;
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final String END = "\0";
  private static final char UNREADABLE = '\uFFFD';

  private final ObjectMapper json;

  CsvLines(ObjectMapper json) {
    this.json = json;
  }

  void read(InputStream file, Consumer<ImportedLine> lines) throws IOException, UnreadableHeader {
    long last = 0;
    try (var records = rows(withoutMark(new SequenceInputStream(file, endMark())))) {
      var rest = records.iterator();
      var header = header(rest.next());
      while (rest.hasNext()) {
        var each = rest.next();
        last = each.getStartingLineNumber();
        if (!isEnd(each)) {
          // What comes last without being the end has the end in it, in a quote nobody closes.
          lines.accept(rest.hasNext() ? line(header, each) : unclosed(last));
        }
      }
    } catch (CsvParseException malformed) {
      // What follows cannot be told apart any more.
      lines.accept(
          ImportedLine.faulty(
              last + 1,
              ImportFault.ofLine("csv", "must be well-formed CSV; nothing after it was read")));
    }
  }

  /** FastCSV takes the end of the file for that of a quote, so the file ends with a line more. */
  private static InputStream endMark() {
    return new ByteArrayInputStream(("\n" + END).getBytes(StandardCharsets.UTF_8));
  }

  private static boolean isEnd(CsvRecord record) {
    return record.getFields().equals(List.of(END));
  }

  private static ImportedLine unclosed(long number) {
    return ImportedLine.faulty(
        number, ImportFault.ofLine("quote", "must close its quote; nothing after it was read"));
  }

  private static List<String> header(CsvRecord first) throws UnreadableHeader {
    var columns = String.join(", ", FIELDS);
    if (isEnd(first)) {
      throw new UnreadableHeader(
          ImportFault.ofHeader("empty", EXPECTED + "; the file is empty", columns));
    }
    var header = first.getFields();
    if (!FIELDS.containsAll(header)
        || !header.containsAll(List.of("slug", "title", "language"))
        || new HashSet<>(header).size() < header.size()) {
      var found = shown(header);
      throw new UnreadableHeader(
          ImportFault.ofHeader("header", EXPECTED + "; found: " + found, columns, found));
    }
    return header;
  }

  /** As much of a header as tells what is wrong with it. */
  private static String shown(List<String> header) {
    var plain = String.join(", ", header).replaceAll("[\\p{Cntrl}" + UNREADABLE + "]+", " ");
    return Excerpt.of(plain, LONGEST_SHOWN);
  }

  /** A row of another length than the header is refused by itself, and keeps no other from us. */
  private static CsvReader<CsvRecord> rows(Reader file) {
    return CsvReader.builder().allowMissingFields(true).allowExtraFields(true).ofCsvRecord(file);
  }

  private static Reader withoutMark(InputStream file) throws IOException {
    var reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
    reader.mark(1);
    if (reader.read() != BYTE_ORDER_MARK) {
      reader.reset();
    }
    return reader;
  }

  private ImportedLine line(List<String> header, CsvRecord cells) {
    long number = cells.getStartingLineNumber();
    if (cells.getFieldCount() != header.size()) {
      return ImportedLine.faulty(
          number,
          ImportFault.ofLine(
              "cells",
              "must have " + header.size() + " cells, as the header has",
              Integer.toString(header.size())));
    }
    var article = json.createObjectNode();
    for (int i = 0; i < header.size(); i++) {
      var cell = cells.getField(i).strip();
      if (cell.indexOf(UNREADABLE) >= 0) {
        return ImportedLine.faulty(number, ImportFault.ofLine("utf-8", "must be UTF-8"));
      }
      if (!cell.isEmpty()) {
        article.set(header.get(i), value(header.get(i), cell));
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
