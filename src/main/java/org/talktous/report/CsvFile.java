package org.talktous.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.Writer;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reader queries as CSV (RFC 4180) behind a byte order mark. */
final class CsvFile {
  static final List<String> NAMES =
      List.of(
          "reference",
          "asked_at",
          "channel",
          "kind",
          "status",
          "article",
          "language",
          "topic",
          "section",
          "passage",
          "prompt",
          "question",
          "first_answered_at",
          "hours_to_answer",
          "closed_at");

  private CsvFile() {}

  static void write(QueryRows rows, Writer out) throws IOException, SQLException {
    // By which a spreadsheet tells UTF-8 from the encoding of its country.
    out.write('\uFEFF');
    var csv = CsvWriter.builder().build(out);
    csv.writeRecord(NAMES);
    for (var row = rows.next(); row != null; row = rows.next()) {
      csv.writeRecord(cells(row, rows.zone()));
    }
    csv.flush();
    out.flush();
  }

  private static List<String> cells(QueryRow row, ZoneId zone) {
    var hours = row.hoursToAnswer();
    return Arrays.asList(
        safe(row.reference()),
        time(row.askedAt(), zone),
        row.channel(),
        row.kind(),
        row.status(),
        safe(row.article()),
        safe(row.language()),
        safe(row.topic()),
        safe(row.section()),
        safe(row.passage()),
        safe(row.prompt()),
        safe(row.question()),
        time(row.firstAnsweredAt(), zone),
        hours == null ? "" : hours.toString(),
        time(row.closedAt(), zone));
  }

  private static String time(@Nullable Instant time, ZoneId zone) {
    return time == null
        ? ""
        : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
            time.truncatedTo(ChronoUnit.SECONDS).atZone(zone));
  }

  /** What a spreadsheet would run as a formula is text again behind an apostrophe. */
  static String safe(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return "";
    }
    return "=+-@\t\r\n＝＋－＠".indexOf(text.charAt(0)) < 0 ? text : "'" + text;
  }
}
