package org.talktous.report;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** Reader queries as an Excel workbook; its cells are texts, never formulas. */
final class WorkbookFile {
  // Excel takes 1,048,576 rows and 32,767 characters in a cell.
  private static final int ROWS_OF_A_SHEET = 1_000_000;
  private static final int LONGEST = 32_000;
  private static final int ROWS_AT_ONCE = 500;
  private static final String TIME = "yyyy-mm-dd hh:mm";

  private WorkbookFile() {}

  static void write(QueryRows rows, OutputStream out) throws IOException, SQLException {
    var book = new Workbook(out, "Talk to Us", null);
    var row = rows.next();
    int sheets = 0;
    do {
      var sheet = book.newWorksheet("Reader queries" + (sheets == 0 ? "" : " " + (sheets + 1)));
      sheets++;
      heading(sheet);
      int at = 1;
      for (; row != null && at <= ROWS_OF_A_SHEET; row = rows.next()) {
        write(sheet, at, row, rows.zone());
        if (at % ROWS_AT_ONCE == 0) {
          sheet.flush();
        }
        at++;
      }
      sheet.finish();
    } while (row != null);
    book.finish();
  }

  private static void heading(Worksheet sheet) {
    for (int i = 0; i < CsvFile.NAMES.size(); i++) {
      sheet.inlineString(0, i, CsvFile.NAMES.get(i));
    }
    sheet.freezePane(0, 1);
  }

  private static void write(Worksheet sheet, int at, QueryRow row, ZoneId zone) {
    text(sheet, at, 0, row.reference());
    time(sheet, at, 1, row.askedAt(), zone);
    text(sheet, at, 2, row.channel());
    text(sheet, at, 3, row.kind());
    text(sheet, at, 4, row.status());
    text(sheet, at, 5, row.article());
    text(sheet, at, 6, row.language());
    text(sheet, at, 7, row.topic());
    text(sheet, at, 8, row.section());
    text(sheet, at, 9, row.passage());
    text(sheet, at, 10, row.prompt());
    text(sheet, at, 11, row.question());
    time(sheet, at, 12, row.firstAnsweredAt(), zone);
    var hours = row.hoursToAnswer();
    if (hours != null) {
      sheet.value(at, 13, hours);
    }
    time(sheet, at, 14, row.closedAt(), zone);
  }

  private static void text(Worksheet sheet, int row, int column, @Nullable String text) {
    if (text != null) {
      sheet.inlineString(row, column, shown(text));
    }
  }

  /** What XML can hold (XML 1.0, section 2.2), and a cell. */
  private static String shown(String text) {
    var shown =
        text.replaceAll(
            "[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]", "");
    return shown.length() <= LONGEST ? shown : shown.substring(0, LONGEST) + "…";
  }

  private static void time(
      Worksheet sheet, int row, int column, @Nullable Instant time, ZoneId zone) {
    if (time != null) {
      sheet.value(row, column, time.atZone(zone).toLocalDateTime());
      sheet.style(row, column).format(TIME).set();
    }
  }
}
