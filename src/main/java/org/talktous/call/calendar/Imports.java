package org.talktous.call.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.talktous.base.schedule.ComputePool;
import org.talktous.base.security.TextCipher;
import org.talktous.call.host.Hosts;
import org.talktous.call.icalendar.BusyTimes;
import org.talktous.call.icalendar.InvalidCalendar;
import org.talktous.call.invitation.HostCalls;
import org.talktous.call.slot.CallRules;
import org.talktous.call.slot.Intervals;
import org.talktous.delivery.outbound.OutboundUrl;
import org.talktous.desk.audit.AuditLog;
import org.talktous.web.problem.InvalidRequest;
import org.talktous.web.problem.NotFound;
import org.talktous.web.problem.Unavailable;

/**
 * The outside calendars of hosts: fetched outside any transaction, then written, with the busy
 * times that they leave, in one. What cannot be fetched, or is no whole calendar, changes nothing
 * but the warning: the last good copy stays, and is read anew each time, since the days that it is
 * read for move on. What of a whole calendar cannot be followed is remarked on.
 */
@Singleton
class Imports {
  static final String SOURCE = "calendar";

  /** The number of the one that {@code PUT …/calendar/import} sets. */
  static final int FIRST = 0;

  private static final int MOST = 20;
  private static final String CREDENTIALS = "calendar";

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
  private final StoredRemarks remarks;
  private final TextCipher cipher;
  private final ComputePool pool;

  Imports(
      ImportRepository rows,
      Download download,
      RefreshTask task,
      Hosts hosts,
      HostCalls calls,
      CallRules rules,
      Clock clock,
      AuditLog audit,
      TransactionOperations<Connection> transactions,
      StoredRemarks remarks,
      TextCipher cipher,
      @Named(ComputePool.LONG) ComputePool pool) {
    this.rows = rows;
    this.download = download;
    this.task = task;
    this.hosts = hosts;
    this.calls = calls;
    this.rules = rules;
    this.clock = clock;
    this.audit = audit;
    this.transactions = transactions;
    this.remarks = remarks;
    this.cipher = cipher;
    this.pool = pool;
  }

  /** The first of a host's calendars, which is alone for most. */
  Optional<ImportState> state(UUID host) {
    return state(host, FIRST);
  }

  Optional<ImportState> state(UUID host, int number) {
    return states(host).stream().filter(each -> each.number() == number).findFirst();
  }

  /** All calendars of a host, by their numbers. */
  List<ImportState> states(UUID host) {
    return rows.states(host);
  }

  /**
   * Adds a calendar to those of a host, and fetches it for the first time.
   *
   * @return its number
   */
  int add(UUID host, ImportDraft draft) {
    check(draft);
    var id = IDS.generate();
    int number =
        transactions.executeWrite(
            transaction -> {
              rows.lock(host.toString());
              int next = next(rows.states(host));
              set(host, next, id, draft);
              return next;
            });
    refresh(id);
    return number;
  }

  private static int next(List<ImportState> states) {
    mustHaveRoom(states);
    return IntStream.rangeClosed(FIRST, MOST)
        .filter(number -> states.stream().noneMatch(each -> each.number() == number))
        .findFirst()
        .orElseThrow();
  }

  /**
   * Sets a calendar that a host's busy times come from, and fetches it. What the draft leaves open
   * stays as it is.
   */
  void set(UUID host, int number, ImportDraft draft) {
    check(draft);
    var id = IDS.generate();
    transactions.executeWrite(
        transaction -> {
          rows.lock(host.toString());
          mustBe(host, number);
          set(host, number, id, draft);
          return id;
        });
    refresh(id);
  }

  /** Others than the first are there once they were added. */
  private void mustBe(UUID host, int number) {
    var states = rows.states(host);
    if (states.stream().noneMatch(each -> each.number() == number)) {
      if (number != FIRST) {
        throw new NotFound("calendar");
      }
      mustHaveRoom(states);
    }
  }

  private static void mustHaveRoom(List<ImportState> states) {
    if (states.size() >= MOST) {
      throw new InvalidRequest("url", "a host has at most " + MOST + " calendars");
    }
  }

  private void check(ImportDraft draft) {
    download.check(draft.url().strip());
    var name = draft.username();
    if (name != null && (name.contains(":") || !isPlain(name))) {
      throw new InvalidRequest("username", "must be without colons and line breaks");
    }
    if (draft.password() != null && !isPlain(draft.password())) {
      throw new InvalidRequest("password", "must be without line breaks");
    }
  }

  private static boolean isPlain(String text) {
    return text.chars().noneMatch(Character::isISOControl);
  }

  private void set(UUID host, int number, UUID id, ImportDraft draft) {
    var before = state(host, number);
    var url = draft.url().strip();
    record("import.set", host, number, server(url));
    var sameServer = before.filter(each -> Download.isOneServer(each.url(), url));
    rows.set(
        host,
        number,
        id,
        url,
        chosen(draft.allDay(), before.map(ImportState::allDay).orElse(true)),
        chosen(draft.unanswered(), before.map(ImportState::unanswered).orElse(true)),
        chosen(draft.tentative(), before.map(ImportState::tentative).orElse(true)),
        chosen(draft.buffer(), before.map(ImportState::buffer).orElse(false)),
        sealed(host, number, draft, sameServer),
        leavesCredentials(draft) && sameServer.isPresent());
    if (!rows.hasCopy(id)) {
      hosts.setBusy(host, source(number), Intervals.NONE);
    }
    task.plan(id);
  }

  private static boolean chosen(@Nullable Boolean chosen, boolean before) {
    return chosen == null ? before : chosen;
  }

  private static boolean leavesCredentials(ImportDraft draft) {
    return draft.username() == null && Objects.requireNonNullElse(draft.password(), "").isEmpty();
  }

  /**
   * A name and a password go to the server that they were given for, and to no other. Of the two
   * what is left out stays.
   *
   * @param before the calendar as it was, if it was of the same server
   */
  private byte[] sealed(UUID host, int number, ImportDraft draft, Optional<ImportState> before) {
    if (leavesCredentials(draft) || "".equals(draft.username())) {
      return new byte[0];
    }
    var kept = before.flatMap(each -> rows.find(each.id())).flatMap(this::credentials);
    var name =
        Optional.ofNullable(draft.username())
            .or(() -> kept.map(text -> text.substring(0, text.indexOf(':'))))
            .orElseThrow(
                () -> new InvalidRequest("username", "must be given together with a password"));
    var password =
        Optional.ofNullable(draft.password())
            .or(() -> kept.map(text -> text.substring(text.indexOf(':') + 1)))
            .orElse("");
    return cipher.seal(CREDENTIALS, host + "/" + number, name + ":" + password);
  }

  private Optional<String> credentials(ImportRow row) {
    return row.credentials().length == 0
        ? Optional.empty()
        : cipher.open(CREDENTIALS, row.hostId() + "/" + row.number(), row.credentials());
  }

  private static String source(int number) {
    return number == FIRST ? SOURCE : SOURCE + "/" + number;
  }

  /** Forgets an outside calendar of a host and its busy times. */
  void remove(UUID host, int number) {
    transactions.executeWrite(
        transaction -> {
          if (state(host, number).isPresent()) {
            record("import.removed", host, number, null);
          }
          rows.delete(host, number);
          hosts.setBusy(host, source(number), Intervals.NONE);
          return host;
        });
  }

  /** Records the server only: the whole address is a secret that opens the calendar. */
  private void record(String action, UUID host, int number, @Nullable Map<String, String> after) {
    var before = state(host, number).map(ImportState::url).map(Imports::server).orElse(null);
    audit.record(action, "host/" + host, before, after);
  }

  private static Map<String, String> server(String url) {
    return Map.of("server", OutboundUrl.server(url));
  }

  /**
   * Brings an import up to date; tells whether there still is one. The calendar of a host without
   * an enabled account, whose calls cannot be booked, is not read.
   */
  boolean refresh(UUID id) {
    var found = rows.find(id);
    found.filter(ImportRow::hostSignsIn).ifPresent(this::refresh);
    return found.isPresent();
  }

  private void refresh(ImportRow row) {
    var known = row.copy();
    try {
      var fetched =
          download
              .fetch(row.url(), known, authorization(row), row.email())
              .filter(copy -> !isSame(copy, known));
      var copy = fetched.or(() -> Optional.ofNullable(known)).orElseThrow(Imports::noCopy);
      var read = read(row, copy.file());
      write(row, Optional.of(read.busy()), () -> imported(row, fetched, read));
    } catch (FetchFailure fault) {
      keep(row, fault.reason());
    } catch (InvalidCalendar unreadable) {
      keep(row, unreadable.getMessage());
    } catch (Unavailable busy) {
      write(row, Optional.empty(), () -> isNoted(row, "too many calendars are being read"));
    }
  }

  private static boolean isSame(CachedFile copy, @Nullable CachedFile known) {
    return known != null && Arrays.equals(copy.file(), known.file());
  }

  /** A server that says nothing has changed, to somebody who has nothing. */
  private static FetchFailure noCopy() {
    return new FetchFailure("HTTP 304");
  }

  private @Nullable String authorization(ImportRow row) throws FetchFailure {
    if (row.credentials().length == 0) {
      return null;
    }
    return credentials(row)
        .map(text -> "Basic " + Base64.getEncoder().encodeToString(text.getBytes(UTF_8)))
        .orElseThrow(() -> new FetchFailure("the name and password must be given again"));
  }

  private boolean imported(ImportRow row, Optional<CachedFile> fetched, BusyTimes.Read read) {
    var now = clock.instant();
    boolean stillThere = isMarked(row, fetched, now);
    if (stillThere) {
      rows.remark(row.id(), remarks.write(read.remarks()), read.leftOut(), now);
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
    write(row, lastGood(row), () -> isNoted(row, String.valueOf(reason)));
  }

  private boolean isNoted(ImportRow row, String warning) {
    return rows.failed(row.id(), warning, clock.instant()) == 1;
  }

  /** What the last good copy says now; nothing if there is none, or it cannot be read now. */
  private Optional<Intervals> lastGood(ImportRow row) {
    try {
      return Optional.ofNullable(row.copy()).map(copy -> read(row, copy.file()).busy());
    } catch (InvalidCalendar | Unavailable unread) {
      return Optional.empty();
    }
  }

  /** A file of half a megabyte can take seconds. */
  private BusyTimes.Read read(ImportRow row, byte[] file) {
    var now = clock.instant();
    var times =
        new BusyTimes(
            midnight(now.minus(Duration.ofDays(1))),
            midnight(now.plus(rules.horizon()).plus(Duration.ofDays(2))),
            row.hostZone(),
            row.email(),
            row.busyRules(rules));
    return pool.run(() -> times.of(file, calls::known));
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
            busy.ifPresent(times -> hosts.setBusy(row.hostId(), source(row.number()), times));
          }
          return row;
        });
  }
}
