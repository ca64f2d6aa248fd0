package org.talktous.base.privacy;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.micronaut.core.order.OrderUtil;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.talktous.base.event.Appends;
import org.talktous.base.event.EventLog;
import org.talktous.web.problem.ChangedMeanwhile;

/**
 * Hands out and erases what is held about readers, through the parts that the rooms contribute. An
 * erasure is an event, so that receivers can erase what they have copied: it names records, and
 * neither the reader nor their address.
 */
@Singleton
@Appends(ReaderData.READER_ERASED)
public class ReaderData {
  public static final String READER_ERASED = "org.talktous.reader.erased";

  /** The kind of the events' subjects. */
  public static final String SUBJECT = "readers/";

  private static final NoArgGenerator IDS = Generators.timeBasedEpochGenerator();
  // Each lost race is another change of a call, so it is not reached in practice.
  private static final int ATTEMPTS = 10;

  private final List<PersonalData> parts;
  private final EventLog events;
  private final TransactionOperations<Connection> transactions;
  private final Clock clock;

  ReaderData(
      List<PersonalData> parts,
      EventLog events,
      TransactionOperations<Connection> transactions,
      Clock clock) {
    this.parts = OrderUtil.sort(parts.stream()).toList();
    this.events = events;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** On whose behalf data is erased. */
  public enum By {
    READER,
    STAFF,
    RETENTION
  }

  /** The reader to whom a link was given: the record that it opens, and what belongs to it. */
  public DataSubject behind(HeldRecord record) {
    return followed(DataSubject.of(record));
  }

  /** The reader at an address, if anything is held under it. */
  public Optional<DataSubject> at(String address) {
    var reader = followed(DataSubject.at(address.strip()));
    return Optional.of(reader)
        .filter(
            found ->
                !found.records().isEmpty()
                    || export(found).values().stream().anyMatch(list -> !list.isEmpty()));
  }

  private DataSubject followed(DataSubject from) {
    var reader = from;
    while (true) {
      var known = reader;
      for (var part : parts) {
        reader = part.follow(reader);
      }
      if (reader.equals(known)) {
        return reader;
      }
    }
  }

  /** All that is held about a reader, a list for each kind of thing. */
  public Map<String, List<?>> export(DataSubject reader) {
    var all = new TreeMap<String, List<?>>();
    parts.forEach(part -> all.putAll(part.export(reader)));
    return all;
  }

  /** The tables that the parts answer for. */
  Set<String> tables() {
    return parts.stream()
        .flatMap(part -> part.tables().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The time of an export. */
  public Instant now() {
    return clock.instant();
  }

  /** Erases the reader to whom the link to a record was given, as they ask for it. */
  public void eraseBehind(HeldRecord record) {
    erase(behind(record), By.READER);
  }

  /**
   * Erases readers whose time is over: these records, and what belongs to them. Other records of
   * the same readers have a time of their own.
   */
  void eraseDue(Collection<HeldRecord> records) {
    var due = DataSubject.of(records);
    var words =
        parts.stream()
            .flatMap(part -> part.follow(due).words().stream())
            .collect(Collectors.toUnmodifiableSet());
    erase(due.with(List.of(), words), By.RETENTION);
  }

  /** Erases a reader: all of it or nothing, but for files, which follow. */
  public void erase(DataSubject reader, By by) {
    for (int attempt = 1; ; attempt++) {
      parts.forEach(part -> part.end(reader));
      try {
        transactions.executeWrite(transaction -> erased(reader, by));
        break;
      } catch (ChangedMeanwhile moved) {
        if (attempt == ATTEMPTS) {
          throw moved;
        }
      }
    }
    parts.forEach(part -> part.afterwards(reader));
  }

  private boolean erased(DataSubject reader, By by) {
    var now = clock.instant();
    parts.forEach(part -> part.erase(reader, now));
    var gone =
        Arrays.stream(reader.foldedAddresses())
            .filter(address -> parts.stream().noneMatch(part -> part.has(address)))
            .toArray(String[]::new);
    parts.forEach(part -> part.forget(gone));
    var id = IDS.generate().toString();
    events.append(
        READER_ERASED,
        SUBJECT + id,
        0,
        now,
        Map.of(
            "id",
            id,
            "by",
            by.name().toLowerCase(Locale.ROOT),
            "records",
            new ArrayList<>(reader.subjects())));
    return true;
  }
}
