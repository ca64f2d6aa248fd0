package org.talktous.call.calendar;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.talktous.call.host.Hosts;
import org.talktous.call.icalendar.BusyTimes;
import org.talktous.call.icalendar.InvalidCalendar;
import org.talktous.call.invitation.HostCalls;
import org.talktous.call.slot.CallRules;
import org.talktous.call.slot.Intervals;
import org.talktous.delivery.outbound.OutboundUrl;
import org.talktous.desk.audit.AuditLog;

/**
 * The outside calendars of hosts: fetched outside any transaction, then written, with the busy
 * times that they leave, in one. What cannot be fetched or read changes nothing but the warning:
 * the last good copy stays, and is read anew each time, since the days that it is read for move on.
 */
@Singleton
class Imports {
  static final String SOURCE = "calendar";

  private static final NoArgGenerator IDS = Generators.timeBasedEpochGenerator();

  private final ImportRepository rows;
  private final Download download;
  private final RefreshTask task;
  private final Hosts hosts;
  private final HostCalls calls;
  private final CallRules rules;
  private final Clock clock;
  private final AuditLog audit;
  private final TransactionOperations<Connection> transactions;

  Imports(
      ImportRepository rows,
      Download download,
      RefreshTask task,
      Hosts hosts,
      HostCalls calls,
      CallRules rules,
      Clock clock,
      AuditLog audit,
      TransactionOperations<Connection> transactions) {
    this.rows = rows;
    this.download = download;
    this.task = task;
    this.hosts = hosts;
    this.calls = calls;
    this.rules = rules;
    this.clock = clock;
    this.audit = audit;
    this.transactions = transactions;
  }

  Optional<ImportState> state(UUID host) {
    return rows.state(host);
  }

  /** Sets the calendar that a host's busy times come from, and fetches it for the first time. */
  void set(UUID host, String url) {
    download.check(url);
    var id = IDS.generate();
    transactions.executeWrite(
        transaction -> {
          record("import.set", host, server(url));
          rows.set(host, id, url);
          if (!rows.hasCopy(id)) {
            hosts.setBusy(host, SOURCE, Intervals.NONE);
          }
          task.plan(id);
          return id;
        });
    refresh(id);
  }

  /** Forgets a host's outside calendar and its busy times. */
  void remove(UUID host) {
    transactions.executeWrite(
        transaction -> {
          if (rows.state(host).isPresent()) {
            record("import.removed", host, null);
          }
          rows.delete(host);
          hosts.setBusy(host, SOURCE, Intervals.NONE);
          return host;
        });
  }

  /** Records servers only: whoever knows such an address can read the calendar. */
  private void record(String action, UUID host, @Nullable Map<String, String> after) {
    var before = rows.state(host).map(ImportState::url).map(Imports::server).orElse(null);
    audit.record(action, "host/" + host, before, after);
  }

  private static Map<String, String> server(String url) {
    return Map.of("server", OutboundUrl.server(url));
  }

  /** Brings an import up to date; tells whether there still is one. */
  boolean refresh(UUID id) {
    var found = rows.find(id);
    found.ifPresent(this::refresh);
    return found.isPresent();
  }

  private void refresh(ImportRow row) {
    var known = row.copy();
    try {
      var fetched = download.fetch(row.url(), known).filter(copy -> !isSame(copy, known));
      var copy = fetched.or(() -> Optional.ofNullable(known)).orElseThrow(Imports::noCopy);
      var read = read(row, copy.file());
      write(row, Optional.of(read.busy()), () -> imported(row, fetched, read.remark()));
    } catch (FetchFailure fault) {
      keep(row, fault.reason());
    } catch (InvalidCalendar unreadable) {
      keep(row, unreadable.getMessage());
    }
  }

  private static boolean isSame(CachedFile copy, @Nullable CachedFile known) {
    return known != null && Arrays.equals(copy.file(), known.file());
  }

  /** A server that says nothing has changed, to somebody who has nothing. */
  private static FetchFailure noCopy() {
    return new FetchFailure("HTTP 304");
  }

  private boolean imported(ImportRow row, Optional<CachedFile> fetched, @Nullable String remark) {
    var now = clock.instant();
    boolean stillThere = isMarked(row, fetched, now);
    if (stillThere && remark != null) {
      rows.remark(row.id(), remark, now);
    }
    return stillThere;
  }

  private boolean isMarked(ImportRow row, Optional<CachedFile> fetched, Instant now) {
    return fetched
            .map(copy -> rows.imported(row.id(), copy.file(), copy.tag(), copy.modified(), now))
            .orElseGet(() -> rows.unchanged(row.id(), now))
        == 1;
  }

  private void keep(ImportRow row, @Nullable String reason) {
    write(
        row,
        lastGood(row),
        () -> rows.failed(row.id(), String.valueOf(reason), clock.instant()) == 1);
  }

  /** What the last good copy says now; nothing if there is none or it has too much in sight now. */
  private Optional<Intervals> lastGood(ImportRow row) {
    try {
      return Optional.ofNullable(row.copy()).map(copy -> read(row, copy.file()).busy());
    } catch (InvalidCalendar unreadable) {
      return Optional.empty();
    }
  }

  private BusyTimes.Read read(ImportRow row, byte[] file) {
    var now = clock.instant();
    return new BusyTimes(
            midnight(now.minus(Duration.ofDays(1))),
            midnight(now.plus(rules.horizon()).plus(Duration.ofDays(2))),
            row.hostZone(),
            row.email())
        .of(file, calls::known);
  }

  /** Bounds move once a day, so that an event across one of them is not another every time. */
  private static Instant midnight(Instant time) {
    return time.truncatedTo(ChronoUnit.DAYS);
  }

  /**
   * Writes busy times, if there are any to say, and the import is still what they were read from.
   */
  private void write(ImportRow row, Optional<Intervals> busy, BooleanSupplier stillThere) {
    transactions.executeWrite(
        transaction -> {
          if (stillThere.getAsBoolean()) {
            busy.ifPresent(times -> hosts.setBusy(row.hostId(), SOURCE, times));
          }
          return row;
        });
  }
}
