package org.talktous.article.imports.format;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads RIS: records of tagged lines, from {@code TY} to {@code ER}. */
final class RisRecords {
  private static final Pattern TAGGED = Pattern.compile("([A-Z][A-Z0-9])  ?-(?: (.*))?");
  private static final Set<String> USED =
      Set.of(
          "TY", "TI", "T1", "T2", "JO", "JF", "JA", "J2", "DO", "UR", "LK", "AB", "N2", "AU", "A1",
          "KW", "PY", "Y1", "DA", "SN", "LA", "VL", "IS", "SP", "EP", "ER", "ID");
  private static final char UNREADABLE = '\uFFFD';

  private final @Nullable Charset declared;

  RisRecords(@Nullable Charset declared) {
    this.declared = declared;
  }

  void read(InputStream file, ArticleSink sink) throws IOException {
    var text = DecodedText.of(file, declared);
    text.tell(sink);
    var lines = new BufferedReader(new InputStreamReader(text.bytes(), text.charset()));
    var record = new Record(0);
    long number = 0;
    for (var line = line(lines); line != null; line = line(lines)) {
      number++;
      var tagged = TAGGED.matcher(line.strip());
      if (!tagged.matches()) {
        record.goOn(line);
      } else if (tagged.group(1).equals("TY")) {
        record.end(sink, "open");
        record = new Record(number);
      } else if (tagged.group(1).equals("ER")) {
        record.end(sink, null);
        record = new Record(0);
      } else {
        record.add(number, tagged.group(1), Objects.requireNonNullElse(tagged.group(2), ""));
      }
    }
    record.end(sink, "open");
  }

  /** The next line, cut where it is longer than any record may be; null at the end. */
  private static @Nullable String line(BufferedReader lines) throws IOException {
    var line = new StringBuilder();
    int next = lines.read();
    if (next < 0) {
      return null;
    }
    for (; next >= 0 && next != '\n'; next = lines.read()) {
      if (line.length() <= ImportLimits.LINE && next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  /** A record, line by line. */
  private static final class Record {
    private final Map<String, List<String>> values = new TreeMap<>();
    private long number;
    private int length;
    private String last = "";

    Record(long number) {
      this.number = number;
    }

    void add(long line, String tag, String value) {
      number = number == 0 ? line : number;
      length += value.length();
      if (length <= ImportLimits.LINE) {
        values.computeIfAbsent(tag, any -> new ArrayList<>()).add(value.strip());
        last = tag;
      }
    }

    /** A line without a tag goes on with the value before it. */
    void goOn(String line) {
      length += line.length();
      var before = values.get(last);
      if (before != null && length <= ImportLimits.LINE) {
        before.set(before.size() - 1, before.getLast() + "\n" + line.strip());
      }
    }

    void end(ArticleSink sink, @Nullable String fault) {
      if (number == 0) {
        return;
      }
      if (length > ImportLimits.LINE) {
        sink.take(faulty("length", "must not be longer than 256 KB", "256"));
      } else if (fault != null) {
        sink.take(faulty("ris-open", "must end with ER"));
      } else if (values.values().stream()
          .flatMap(List::stream)
          .anyMatch(value -> value.indexOf(UNREADABLE) >= 0)) {
        sink.take(faulty("utf-8", "must be UTF-8"));
      } else {
        sink.take(ImportedLine.of(number, gathered(sink)));
      }
    }

    private ImportedLine faulty(String code, String message, String... arguments) {
      return ImportedLine.faulty(number, ImportFault.ofLine(code, message, arguments));
    }

    private Gathered gathered(ArticleSink sink) {
      var gathered = new Gathered();
      lines(gathered, "title", "TI", "T1");
      lines(gathered, "journal", "T2", "JO", "JF", "J2", "JA");
      texts(gathered, "doi", "DO");
      texts(gathered, "url", "UR", "LK");
      texts(gathered, "abstract", "AB", "N2");
      texts(gathered, "published", "DA", "PY", "Y1");
      texts(gathered, "language", "LA");
      gathered.more("authors", all("AU", "A1"));
      gathered.more("keywords", all("KW").flatMap(value -> Stream.of(value.split("[;\\n]"))));
      gathered.more("issn", all("SN").filter(Gathered::isIssn));
      all("SN")
          .filter(value -> !Gathered.isIssn(value))
          .forEach(value -> gathered.remark(ImportFault.ignored("SN " + value)));
      gathered.issue(first("VL"), first("IS"), pages());
      values.keySet().stream()
          .filter(tag -> !USED.contains(tag))
          .forEach(tag -> sink.remark(ImportFault.ignored(tag)));
      return gathered;
    }

    private void texts(Gathered gathered, String field, String... tags) {
      all(tags).forEach(value -> gathered.field(field, value));
    }

    private void lines(Gathered gathered, String field, String... tags) {
      all(tags).forEach(value -> gathered.field(field, value.replace('\n', ' ')));
    }

    private Stream<String> all(String... tags) {
      return Stream.of(tags).flatMap(tag -> values.getOrDefault(tag, List.of()).stream());
    }

    private @Nullable String first(String tag) {
      return all(tag).findFirst().orElse(null);
    }

    private @Nullable String pages() {
      var start = first("SP");
      var end = first("EP");
      return start == null || end == null || start.contains("-") ? start : start + "-" + end;
    }
  }
}
