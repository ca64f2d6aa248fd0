package org.talktous.call.host;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.uuid.Generators;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.TransactionDefinition.Propagation;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.IntToLongFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.talktous.call.host.HostRepository.BusyRow;
import org.talktous.call.host.HostRepository.DateRow;
import org.talktous.call.slot.Intervals;
import org.talktous.call.slot.Window;
import org.talktous.web.constraint.FoldedEmail;
import org.talktous.web.problem.ChangedMeanwhile;
import org.talktous.web.problem.NotFound;
import org.talktous.web.problem.VersionTag;

/** All hosts, and when each can be called. */
@Singleton
public class Hosts {
  private final HostRepository rows;
  private final HostAudit audit;
  private final JdbcOperations jdbc;
  private final Clock clock;

  Hosts(HostRepository rows, HostAudit audit, JdbcOperations jdbc, Clock clock) {
    this.rows = rows;
    this.audit = audit;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Transactional
  Host add(HostDraft draft) {
    var host = draft.host(Generators.timeBasedEpochGenerator().generate(), clock.instant());
    audit.added(host);
    return rows.save(host);
  }

  /**
   * Changes a host. Idempotent, as all changes here: a repeated form changes nothing.
   *
   * @param seen the mark of the host who is to be changed; null if it does not matter
   * @throws ChangedMeanwhile if they are not any more as they were then
   */
  @Transactional
  Host change(UUID id, HostDraft draft, @Nullable String seen) {
    return changing(
        id,
        () -> {
          var before = get(id);
          var after = draft.host(id, before.createdAt());
          if (after.equals(before)) {
            return before;
          }
          VersionTag.of(before).mustBe(seen);
          audit.changed(before, after);
          return rows.update(after);
        });
  }

  List<Host> page(@Nullable UUID after, int limit) {
    return rows.page(after == null ? null : after.toString(), limit);
  }

  /** The first so many by their names. */
  List<Host> names(int limit) {
    return rows.byName(limit);
  }

  /**
   * Locks the host's row until the caller's transaction ends, against concurrent bookings and
   * changes of hours. A decision on the version that is checked stays valid until it is written.
   *
   * @return whether the host is still as they were in that version
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean lock(UUID host, int version) {
    return jdbc.prepareStatement(
        "select from host where id = ? and version = ? for no key update",
        lock -> {
          lock.setObject(1, host);
          lock.setInt(2, version);
          try (var row = lock.executeQuery()) {
            return row.next();
          }
        });
  }

  /**
   * Locks the first host whose row is free ({@code skip locked}); never waits.
   *
   * @param hosts in the order in which they are tried
   * @param versions of each of them
   * @return the one who is locked; nothing if each of them is locked by others or has changed
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<UUID> lockFirst(UUID[] hosts, Integer[] versions) {
    return jdbc.prepareStatement(
        """
        select h.id
        from unnest(?::uuid[], ?::integer[]) with ordinality as wanted (id, version, turn)
        join host h on h.id = wanted.id and h.version = wanted.version
        order by wanted.turn
        limit 1
        for no key update of h skip locked
        """,
        lock -> {
          lock.setArray(1, lock.getConnection().createArrayOf("uuid", hosts));
          lock.setArray(2, lock.getConnection().createArrayOf("integer", versions));
          try (var row = lock.executeQuery()) {
            return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
          }
        });
  }

  /** Replaces the weekly hours, whole. */
  @Transactional
  void setHours(UUID host, Map<DayOfWeek, List<Window>> hours) {
    changing(
        host,
        () -> {
          audit.hoursReplaced(host, weekly(host), hours);
          rows.forgetHours(host);
          hours.forEach((day, windows) -> rows.saveHours(host, day.getValue(), flat(windows)));
          return host;
        });
  }

  /**
   * The same, if they are still the ones that were seen.
   *
   * @param seen the mark of those; null if it does not matter
   * @throws ChangedMeanwhile if they are not
   */
  @Transactional
  void setHours(UUID host, Map<DayOfWeek, List<Window>> hours, @Nullable String seen) {
    // Locks the host first, so that concurrent changes are serialized.
    changing(host, () -> host);
    var kept = weekly(host);
    if (!kept.equals(hours)) {
      VersionTag.of(kept).mustBe(seen);
      setHours(host, hours);
    }
  }

  /**
   * Replaces the hours of one date if they are still the ones that were seen.
   *
   * @param windows none make it a day off; null gives it its weekly hours back
   * @param seen the mark of those; null if it does not matter
   * @throws ChangedMeanwhile if they are not
   */
  @Transactional
  void setDate(UUID host, LocalDate date, @Nullable List<Window> windows, @Nullable String seen) {
    // Waits for whoever changes this host just now.
    changing(host, () -> host);
    var kept = overrides(host, date, date.plusDays(1));
    if (Objects.equals(kept.get(date), windows)) {
      return;
    }
    VersionTag.of(kept).mustBe(seen);
    if (windows == null) {
      forgetOverride(host, date);
    } else {
      override(host, date, windows);
    }
  }

  /** Replaces the hours of one date; no windows make it a day off. */
  @Transactional
  void override(UUID host, LocalDate date, List<Window> windows) {
    override(host, date, date.plusDays(1), windows);
  }

  /** Replaces the hours of each date from the first to before the last. */
  @Transactional
  void override(UUID host, LocalDate from, LocalDate until, List<Window> windows) {
    changing(
        host,
        () -> {
          audit.datesReplaced(host, from, until, overrides(host, from, until), windows);
          rows.saveOverrides(host, dates(from, until), flat(windows));
          return host;
        });
  }

  /** Gives a date its weekly hours back. */
  @Transactional
  void forgetOverride(UUID host, LocalDate date) {
    forgetOverrides(host, date, date.plusDays(1));
  }

  /** Gives each date from the first to before the last its weekly hours back. */
  @Transactional
  void forgetOverrides(UUID host, LocalDate from, LocalDate until) {
    changing(
        host,
        () -> {
          var before = overrides(host, from, until);
          if (!before.isEmpty()) {
            audit.datesReplaced(host, from, until, before, null);
          }
          return rows.forgetOverrides(host, dates(from, until));
        });
  }

  private static String[] dates(LocalDate from, LocalDate until) {
    return from.datesUntil(until).map(LocalDate::toString).toArray(String[]::new);
  }

  /** The weekly hours, a day off left out. */
  Map<DayOfWeek, List<Window>> weekly(UUID host) {
    return rows.hours(host).stream()
        .filter(row -> row.windows().length > 0)
        .collect(
            toMap(
                row -> DayOfWeek.of(row.day()),
                row -> windows(row.windows()),
                (one, other) -> other,
                TreeMap::new));
  }

  /** The hours of those dates in [from, until) that have their own. */
  Map<LocalDate, List<Window>> overrides(UUID host, LocalDate from, LocalDate until) {
    return rows.overrides(host, from, until).stream()
        .collect(
            toMap(
                DateRow::date, row -> windows(row.windows()), (one, other) -> other, TreeMap::new));
  }

  /** What else stands in the host's calendar between the times. */
  Intervals busy(UUID host, Instant from, Instant until) {
    var found = rows.busy(host, from, until);
    return Intervals.of(
        found.stream().mapToLong(BusyRow::begins).toArray(),
        found.stream().mapToLong(BusyRow::ends).toArray());
  }

  /**
   * Who a host is to those who write to them.
   *
   * @param zone in which they read times
   * @param signsIn whether they have no account, or one that is not disabled; one who does not is
   *     told nothing of readers any more: no mail, feed or link of theirs, and no answer of theirs
   *     counts
   */
  public record Contact(UUID id, String name, String email, ZoneId zone, boolean signsIn) {}

  /** How to reach a host, whether or not they still take calls. */
  public Optional<Contact> findContact(UUID host) {
    return rows.findById(host)
        .map(
            each ->
                new Contact(
                    each.id(),
                    each.name(),
                    each.email(),
                    ZoneId.of(each.zone()),
                    rows.signsIn(each.id())));
  }

  /**
   * Who a host is in the log of changes who writes from an address: their account, of several the
   * one of that address; the host, if they have none.
   */
  public UUID author(UUID host, String address) {
    return rows.account(host, FoldedEmail.of(address)).orElse(host);
  }

  /** Whether a host takes calls; nothing if there is no such host. */
  public Optional<Boolean> takesCalls(UUID host) {
    return rows.takesCalls(host);
  }

  /** Whether a host has no account, or one that is not disabled. */
  boolean signsIn(UUID host) {
    return rows.signsIn(host);
  }

  /** Takes a host off the offer; calls that are booked stay. */
  @Transactional
  public void deactivate(UUID host) {
    changing(
        host,
        () -> {
          var before = get(host);
          if (before.active()) {
            rows.deactivate(host);
            audit.changed(before, get(host));
          }
          return host;
        });
  }

  /**
   * Replaces a host's busy times of one source in the caller's transaction. Unchanged ones are not
   * written, so that the schedule keeps its version.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void setBusy(UUID host, String source, Intervals times) {
    var froms = seconds(times.size(), times::from);
    var untils = seconds(times.size(), times::until);
    if (!rows.isBusy(host, source, froms, untils)) {
      changing(
          host,
          () -> {
            rows.forgetBusy(host, source);
            rows.saveBusy(host, source, froms, untils);
            return host;
          });
    }
  }

  private static Long[] seconds(int size, IntToLongFunction bound) {
    return IntStream.range(0, size).mapToLong(bound).boxed().toArray(Long[]::new);
  }

  /** What is wrong with hosts' outside calendars, by the host. */
  Map<UUID, CalendarWarning> warnings(List<Host> hosts) {
    var ids = hosts.stream().map(host -> host.id().toString()).toArray(String[]::new);
    return rows.warnings(ids).stream().collect(toMap(CalendarWarning::host, warning -> warning));
  }

  /** Those who have an account that opens the desk, or an invitation that holds. */
  Set<UUID> atDesk(List<Host> hosts) {
    return Set.copyOf(
        rows.atDesk(
            hosts.stream().map(host -> host.id().toString()).toArray(String[]::new),
            clock.instant()));
  }

  Host get(UUID id) {
    return rows.findById(id).orElseThrow(() -> new NotFound("host"));
  }

  /** Applies a change under the host's row lock. */
  private <T> T changing(UUID host, Supplier<T> change) {
    if (rows.raiseVersion(host) == 0) {
      throw new NotFound("host");
    }
    return change.get();
  }

  private static List<Window> windows(Short[] flat) {
    return IntStream.range(0, flat.length / 2)
        .mapToObj(i -> new Window(flat[2 * i], flat[2 * i + 1]))
        .toList();
  }

  private static Short[] flat(List<Window> windows) {
    return windows.stream()
        .flatMap(each -> Stream.of((short) each.startMinute(), (short) each.endMinute()))
        .toArray(Short[]::new);
  }
}
