package org.talktous.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.talktous.web.page.Address;
import org.talktous.web.problem.InvalidRequest;
import org.talktous.web.problem.Violation;

/**
 * What the address of a report's page asks for. People mean the last date to be part of the period,
 * so a page says {@code last} where the API says {@code to}.
 *
 * @param fields as they were typed
 */
public record ReportAsked(ReportFilter filter, Map<String, String> fields, List<Violation> wrong) {
  private static final List<String> KEPT =
      List.of("from", "last", "zone", "article", "channel", "topic", "language");

  public ReportAsked {
    fields = Map.copyOf(fields);
    wrong = List.copyOf(wrong);
  }

  static ReportAsked of(Map<String, String> fields, ZoneId zone, Instant now) {
    var given = new HashMap<>(fields);
    given.put("zone", zone.getId());
    given.put("to", dayAfter(fields.getOrDefault("last", "").strip()));
    try {
      return new ReportAsked(ReportFilter.read(given, now), fields, List.of());
    } catch (InvalidRequest invalid) {
      var usual = ReportFilter.read(Map.of("zone", zone.getId()), now);
      var wrong =
          invalid.violations().stream()
              .map(each -> each.field().equals("to") ? new Violation("last", "") : each)
              .toList();
      return new ReportAsked(usual, fields, wrong);
    }
  }

  private static String dayAfter(String last) {
    try {
      return last.isEmpty() ? "" : LocalDate.parse(last).plusDays(1).toString();
    } catch (DateTimeParseException notADate) {
      return last;
    }
  }

  boolean isWrong(String field) {
    return wrong.stream().anyMatch(each -> each.field().equals(field));
  }

  /** A field's value: as typed where something is wrong, else as it is understood. */
  String value(String field) {
    return wrong.isEmpty() ? kept().getOrDefault(field, "") : fields.getOrDefault(field, "");
  }

  /** All that makes up the filter, for links that keep it. */
  Map<String, String> kept() {
    var kept = new HashMap<String, String>();
    kept.put("from", filter.period().from().toString());
    kept.put("last", filter.period().last().toString());
    kept.put("zone", filter.period().zone().getId());
    put(kept, "article", filter.article());
    put(kept, "channel", filter.channel());
    put(kept, "topic", filter.topic());
    put(kept, "language", filter.language());
    return kept;
  }

  private static void put(
      Map<String, String> kept, String name, @org.jspecify.annotations.Nullable String value) {
    if (value != null) {
      kept.put(name, value);
    }
  }

  public Address page() {
    return new Address("/admin/reports", kept());
  }

  /** The same period of the API. */
  Address file(String format) {
    var query = new HashMap<>(kept());
    query.remove("last");
    query.put("to", filter.period().to().toString());
    return new Address("/api/v1/admin/reports/queries." + format, query);
  }

  /** The rows behind a number: names and values in turn narrow the filter further. */
  public Address rows(String... more) {
    var query = new HashMap<>(kept());
    for (int i = 0; i < more.length; i += 2) {
      query.put(more[i], more[i + 1]);
    }
    return new Address("/admin/reports/rows", query);
  }

  /** Leaves out what says nothing of its own. */
  static Map<String, String> fields(Map<String, List<String>> parameters) {
    var fields = new HashMap<String, String>();
    parameters.forEach(
        (name, values) -> {
          if (!values.isEmpty() && (KEPT.contains(name) || RowsFilter.NAMES.contains(name))) {
            fields.put(name, values.getFirst());
          }
        });
    return fields;
  }
}
