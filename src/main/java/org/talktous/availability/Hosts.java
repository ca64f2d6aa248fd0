package org.talktous.availability;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.uuid.Generators;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.TransactionDefinition.Propagation;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntToLongFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.talktous.problem.NotFound;

/** All hosts, and when each can be called. */
@Singleton
public class Hosts {
  private final HostRepository rows;
  private final JdbcOperations jdbc;
  private final Clock clock;

  Hosts(HostRepository rows, JdbcOperations jdbc, Clock clock) {
    this.rows = rows;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  Host add(HostDraft draft) {
    return rows.save(draft.host(Generators.timeBasedEpochGenerator().generate(), clock.instant()));
  }

  @Transactional
  Host change(UUID id, HostDraft draft) {
    return changing(id, () -> rows.update(draft.host(id, get(id).createdAt())));
  }

  List<Host> page(@Nullable UUID after, int most) {
    return rows.page(after == null ? null : after.toString(), most);
  }

  /**
   * Makes other bookings of this host, and changes of their hours, wait until the caller's
   * transaction ends; so what was decided on the host as of that version holds when it is written.
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

  /** Replaces the weekly hours, whole. */
  @Transactional
  void setHours(UUID host, Map<DayOfWeek, List<Window>> hours) {
    changing(
        host,
        () -> {
          rows.forgetHours(host);
          hours.forEach((day, windows) -> rows.saveHours(host, day.getValue(), flat(windows)));
          return host;
        });
  }

  /** Replaces the hours of one date; no windows make it a day off. */
  @Transactional
  void override(UUID host, LocalDate date, List<Window> windows) {
    changing(
        host,
        () -> {
          rows.saveOverride(host, date, flat(windows));
          return host;
        });
  }

  /** Gives a date its weekly hours back. */
  @Transactional
  void forgetOverride(UUID host, LocalDate date) {
    changing(host, () -> rows.forgetOverride(host, date));
  }

  /**
   * Who a host is to those who write to them.
   *
   * @param zone in which they read times
   */
  public record Contact(UUID id, String name, String email, ZoneId zone) {}

  /** How to reach a host, whether or not they still take calls. */
  public Optional<Contact> findContact(UUID host) {
    return rows.findById(host)
        .map(each -> new Contact(each.id(), each.name(), each.email(), ZoneId.of(each.zone())));
  }

  /**
   * Replaces a host's busy times of one source, whole, in the caller's transaction. Where nothing
   * changes, nobody who is booking has to look again.
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

  Host get(UUID id) {
    return rows.findById(id).orElseThrow(() -> new NotFound("host"));
  }

  /** Changes something of a host once no booking of theirs is being written. */
  private <T> T changing(UUID host, Supplier<T> change) {
    if (rows.raiseVersion(host) == 0) {
      throw new NotFound("host");
    }
    return change.get();
  }

  private static Short[] flat(List<Window> windows) {
    return windows.stream()
        .flatMap(each -> Stream.of((short) each.startMinute(), (short) each.endMinute()))
        .toArray(Short[]::new);
  }
}
