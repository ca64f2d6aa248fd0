package org.talktous.article.imports.format;

import com.fasterxml.jackson.core.JsonProcessingException;
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
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.talktous.web.constraint.Excerpt;

/**
 * Reads a table: commas, semicolons or tabs between its cells, a first line that names the columns
 * in whichever order, our names for them or those of DOAJ, Crossref, Scopus or Zotero. An empty
 * cell says nothing of its field.
 */
final class CsvLines {
  private static final String EXPECTED =
      "must name a column title, and each column that is read once";
  private static final int LONGEST_SHOWN = 200;
  private static final int LONGEST_HEADER = 64 * 1024;
  private static final String END = "\0";
  private static final char UNREADABLE = '\uFFFD';

  private final ObjectMapper json;
  private final @Nullable Charset declared;

  CsvLines(ObjectMapper json, @Nullable Charset declared) {
    this.json = json;
    this.declared = declared;
  }

  void read(InputStream file, ArticleSink sink) throws IOException, UnreadableHeader {
    var text = DecodedText.of(file, declared);
    long last = 0;
    try (var records = rows(text)) {
      var rest = records.iterator();
      var header = header(rest.next(), sink);
      text.tell(sink);
      while (rest.hasNext()) {
        var each = rest.next();
        last = each.getStartingLineNumber();
        if (!isEnd(each)) {
          // A last record that does not end at the file's end holds the rest of it: its quote is
          // not closed.
          sink.take(rest.hasNext() ? line(header, each) : unclosed(last));
        }
      }
    } catch (CsvParseException malformed) {
      // What follows cannot be told apart any more.
      sink.take(
          ImportedLine.faulty(
              last + 1,
              ImportFault.ofLine("csv", "must be well-formed CSV; nothing after it was read")));
    }
  }

  private static boolean isEnd(CsvRecord record) {
    return record.getFields().equals(List.of(END));
  }

  private static ImportedLine unclosed(long number) {
    return ImportedLine.faulty(
        number, ImportFault.ofLine("quote", "must close its quote; nothing after it was read"));
  }

  /** The fields of the columns; null where a column has none. */
  private static List<@Nullable String> header(CsvRecord first, ArticleSink sink)
      throws UnreadableHeader {
    var columns = String.join(", ", Headings.own());
    if (isEnd(first)) {
      throw new UnreadableHeader(
          ImportFault.ofHeader("empty", EXPECTED + "; the file is empty", columns));
    }
    var fields = new ArrayList<@Nullable String>();
    var named = new HashSet<String>();
    boolean repeated = false;
    for (var heading : first.getFields()) {
      fields.add(Headings.field(heading).orElse(null));
      repeated |= fields.getLast() != null && !named.add(heading);
    }
    var unclosed = first.getFields().getLast().contains(END);
    if (!fields.contains("title") || repeated || unclosed) {
      var found = shown(first.getFields());
      throw new UnreadableHeader(
          ImportFault.ofHeader("header", EXPECTED + "; found: " + found, columns, found));
    }
    for (int i = 0; i < fields.size(); i++) {
      var heading = Excerpt.of(first.getField(i).replaceAll("\\p{Cntrl}+", " "), LONGEST_SHOWN);
      if (fields.get(i) == null && !heading.isBlank()) {
        sink.remark(ImportFault.ignored(heading));
      }
    }
    return fields;
  }

  /** As much of a header as tells what is wrong with it. */
  private static String shown(List<String> header) {
    var plain = String.join(", ", header).replaceAll("[\\p{Cntrl}" + UNREADABLE + "]+", " ");
    return Excerpt.of(plain, LONGEST_SHOWN);
  }

  /** A row that is longer than the header is refused by itself, and keeps no other from us. */
  private static CsvReader<CsvRecord> rows(DecodedText text) throws IOException {
    // FastCSV takes the end of the file for that of a quote, so the file ends with a line more.
    var end = new ByteArrayInputStream(("\n" + END).getBytes(text.charset()));
    var reader =
        new BufferedReader(
            new InputStreamReader(new SequenceInputStream(text.bytes(), end), text.charset()),
            LONGEST_HEADER);
    return CsvReader.builder()
        .allowMissingFields(true)
        .allowExtraFields(true)
        .fieldSeparator(separator(reader))
        .ofCsvRecord(reader);
  }

  /** What stands between the headings: the most frequent, outside of quotes. */
  private static char separator(Reader reader) throws IOException {
    reader.mark(LONGEST_HEADER);
    var found = new TreeMap<Character, Integer>(Map.of(',', 0, ';', 0, '\t', 0));
    boolean quoted = false;
    for (int i = 0; i < LONGEST_HEADER - 1; i++) {
      int next = reader.read();
      if (next < 0 || (!quoted && (next == '\n' || next == '\r'))) {
        break;
      }
      quoted ^= next == '"';
      if (!quoted) {
        found.computeIfPresent((char) next, (separator, times) -> times + 1);
      }
    }
    reader.reset();
    return Stream.of(',', ';', '\t')
        .reduce((most, each) -> times(found, each) > times(found, most) ? each : most)
        .orElseThrow();
  }

  private static int times(Map<Character, Integer> found, char separator) {
    return found.getOrDefault(separator, 0);
  }

  private ImportedLine line(List<@Nullable String> header, CsvRecord cells) {
    long number = cells.getStartingLineNumber();
    if (hasMore(cells, header.size())) {
      return ImportedLine.faulty(
          number,
          ImportFault.ofLine(
              "cells",
              "must have no more than " + header.size() + " cells, as the header has",
              Integer.toString(header.size())));
    }
    var gathered = new Gathered();
    var parts = new TreeMap<String, String>();
    // Spreadsheets cut empty cells at the end of a row.
    for (int i = 0; i < Math.min(header.size(), cells.getFieldCount()); i++) {
      var cell = cells.getField(i).strip();
      if (cell.indexOf(UNREADABLE) >= 0) {
        return ImportedLine.faulty(number, ImportFault.ofLine("utf-8", "must be UTF-8"));
      }
      var field = header.get(i);
      if (field != null && !cell.isEmpty()) {
        put(gathered, parts, field, cell);
      }
    }
    if (parts.containsKey(Headings.VOLUME) || parts.containsKey(Headings.NUMBER)) {
      var own = gathered.article().remove("issue");
      var issue = parts.getOrDefault(Headings.NUMBER, own == null ? "" : own.asText());
      gathered.issue(parts.get(Headings.VOLUME), issue, pages(parts));
    }
    return ImportedLine.of(number, gathered);
  }

  private static boolean hasMore(CsvRecord cells, int count) {
    return cells.getFields().stream().skip(count).anyMatch(cell -> !cell.isBlank());
  }

  private static @Nullable String pages(Map<String, String> parts) {
    var first = parts.get(Headings.FIRST_PAGE);
    var last = parts.get(Headings.LAST_PAGE);
    return first == null ? parts.get(Headings.PAGES) : last == null ? first : first + "-" + last;
  }

  private void put(Gathered gathered, Map<String, String> parts, String field, String cell) {
    switch (field) {
      case Headings.VOLUME,
          Headings.NUMBER,
          Headings.PAGES,
          Headings.FIRST_PAGE,
          Headings.LAST_PAGE ->
          parts.putIfAbsent(field, cell);
      case "openAccess" -> gathered.set(field, flag(cell));
      case "hosts" -> gathered.set(field, list(Stream.of(cell.split("[\\s;]+"))));
      case "highlights" -> gathered.set(field, list(nonEmpty(cell.lines())));
      case "sections" -> gathered.set(field, sections(cell));
      default -> {
        if (Gathered.isList(field)) {
          gathered.more(field, Stream.of(cell.split(between(field, cell))));
        } else {
          gathered.field(field, cell);
        }
      }
    }
  }

  /** A comma parts keywords where nothing else does; in a name it stands before the given one. */
  private static String between(String field, String cell) {
    return field.equals("authors") || cell.matches("(?s).*[;|\\n].*") ? "[;|\\n]" : "[,\\n]";
  }

  /** Sections as JSON, or their titles, one a line. */
  private JsonNode sections(String cell) {
    if (cell.startsWith("[")) {
      try {
        return json.readTree(cell);
      } catch (JsonProcessingException malformed) {
        return json.getNodeFactory().textNode(cell);
      }
    }
    var sections = new SectionList();
    nonEmpty(cell.lines()).forEach(title -> sections.add(null, title, null));
    return sections.json();
  }

  /** Anything else than a truth value stays what it is, and is refused as that. */
  private JsonNode flag(String cell) {
    return switch (cell) {
      case "true", "false" -> json.getNodeFactory().booleanNode(cell.equals("true"));
      default -> json.getNodeFactory().textNode(cell);
    };
  }

  private static Stream<String> nonEmpty(Stream<String> lines) {
    return lines.map(String::strip).filter(each -> !each.isEmpty());
  }

  private JsonNode list(Stream<String> values) {
    var list = json.createArrayNode();
    values.forEach(list::add);
    return list;
  }
}
