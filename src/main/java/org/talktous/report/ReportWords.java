package org.talktous.report;

import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.talktous.report.Report.Lasting;
import org.talktous.web.page.Language;
import org.talktous.web.page.Messages;
import org.talktous.web.page.Times;

/** Numbers, lengths of time and dates of a report, as people write them in a language. */
public record ReportWords(Language language) {
  private static final double MINUTE = 60;
  private static final double HOUR = 60 * MINUTE;
  private static final double DAY = 24 * HOUR;

  private Messages messages() {
    return Messages.in(language);
  }

  public String number(long number) {
    return NumberFormat.getIntegerInstance(language.locale()).format(number);
  }

  String decimal(double number) {
    var format = NumberFormat.getInstance(language.locale());
    format.setMaximumFractionDigits(1);
    return format.format(number);
  }

  String percent(double share) {
    var format = NumberFormat.getPercentInstance(language.locale());
    format.setMaximumFractionDigits(share > 0 && share < 0.1 ? 1 : 0);
    return format.format(share);
  }

  /** "40 min", "3.5 h", "more than 2 days"; a dash where there is none. */
  public String lasting(@Nullable Lasting lasting) {
    if (lasting == null) {
      return "–";
    }
    var length = length(lasting.seconds());
    return lasting.orMore() ? messages().text("reports.more-than", length) : length;
  }

  String hours(@Nullable Double hours) {
    return hours == null ? "–" : length(hours * HOUR);
  }

  private String length(double seconds) {
    if (seconds < 100 * MINUTE) {
      return messages().text("reports.minutes", number(Math.round(seconds / MINUTE)));
    }
    return seconds < 2 * DAY
        ? messages().text("reports.hours", decimal(seconds / HOUR))
        : messages().text("reports.days", decimal(seconds / DAY));
  }

  /** "10 Nov", «10 нояб.». */
  String date(String date) {
    return DateTimeFormatter.ofPattern("d MMM", language.locale()).format(LocalDate.parse(date));
  }

  /** "10 November 2026". */
  public String fullDate(LocalDate date) {
    return DateTimeFormatter.ofPattern(
            language == Language.RU ? "d MMMM y 'г.'" : "d MMMM y", language.locale())
        .format(date);
  }

  public String zone(ZoneId zone) {
    return new Times(language, zone).zoneName();
  }

  /** A score as its kind is told: NPS in points, CSAT as a share. */
  public String score(String kind, @Nullable Double value) {
    if (value == null) {
      return "–";
    }
    return kind.equals("nps") ? number(Math.round(value)).replace('-', '−') : percent(value);
  }
}
