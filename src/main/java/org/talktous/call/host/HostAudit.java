package org.talktous.call.host;

import static java.util.stream.Collectors.toMap;

import jakarta.inject.Singleton;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.call.slot.Window;
import org.talktous.desk.audit.AuditLog;

/** Records what staff change of hosts and their hours. */
@Singleton
class HostAudit {
  private final AuditLog log;

  HostAudit(AuditLog log) {
    this.log = log;
  }

  void added(Host host) {
    log.record("host.added", subject(host.id()), null, details(host));
  }

  void changed(Host before, Host after) {
    log.record("host.changed", subject(after.id()), details(before), details(after));
  }

  void hoursReplaced(
      UUID host, Map<DayOfWeek, List<Window>> before, Map<DayOfWeek, List<Window>> after) {
    log.record("hours.replaced", subject(host), week(before), week(after));
  }

  /**
   * Records other hours of dates.
   *
   * @param before those of them that had their own
   * @param after what all of them have now; null for their weekly hours
   */
  void datesReplaced(
      UUID host,
      LocalDate from,
      LocalDate until,
      Map<LocalDate, List<Window>> before,
      @Nullable List<Window> after) {
    var then = new LinkedHashMap<String, Object>();
    then.put("from", from);
    then.put("to", until.minusDays(1));
    then.put("hours", after == null ? "weekly" : written(after));
    log.record("dates.replaced", subject(host), dates(before), then);
  }

  private static String subject(UUID host) {
    return "host/" + host;
  }

  private static Map<String, Object> details(Host host) {
    var details = new LinkedHashMap<String, Object>();
    details.put("name", host.name());
    details.put("email", host.email());
    details.put("zone", host.zone());
    details.put("joinUrl", host.joinUrl());
    details.put("active", host.active());
    return details;
  }

  private static Map<String, List<String>> week(Map<DayOfWeek, List<Window>> hours) {
    var week = new LinkedHashMap<String, List<String>>();
    new TreeMap<>(hours)
        .forEach((day, windows) -> week.put(day.name().toLowerCase(Locale.ROOT), written(windows)));
    return week;
  }

  private static Map<String, List<String>> dates(Map<LocalDate, List<Window>> hours) {
    return hours.entrySet().stream()
        .collect(toMap(date -> date.getKey().toString(), date -> written(date.getValue())));
  }

  private static List<String> written(List<Window> windows) {
    return windows.stream().map(each -> each.start() + "-" + each.end()).toList();
  }
}
