package org.talktous.base.privacy;

import io.micronaut.core.order.Ordered;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * A room's part of what is held about readers; each room that holds any contributes a bean. A test
 * fails for a table with texts that no bean claims and that is not listed as holding nothing of
 * readers.
 */
public interface PersonalData extends Ordered {

  /** The tables whose rows it answers for. */
  Set<String> tables();

  /**
   * The reader with what this room knows of them besides: records that belong to those known, or
   * all that carry the address, and what these call the reader. Asked until nothing is added.
   */
  default DataSubject follow(DataSubject reader) {
    return reader;
  }

  /** What is held about the reader, as JSON, under the names of its lists. */
  default Map<String, List<?>> export(DataSubject reader) {
    return Map.of();
  }

  /** Ends what is still ahead, such as a call, before anything is erased. */
  default void end(DataSubject reader) {
    // most have nothing ahead
  }

  /**
   * Erases the reader in the caller's transaction; what was erased before stays as it is. What
   * others need is left without the person.
   */
  void erase(DataSubject reader, Instant now);

  /** Whether a record that is not erased has an address, as {@code FoldedEmail} writes it. */
  default boolean has(String foldedAddress) {
    return false;
  }

  /**
   * Erases what is known of addresses that no record has any more, in the transaction of the
   * erasure. An address that another record has stays: a link erases one record, and its holder is
   * not proven to own the address.
   */
  default void forget(String[] foldedAddresses) {
    // most know addresses by their records alone
  }

  /** Erases what no transaction covers, such as files, once the rest is erased. */
  default void afterwards(DataSubject reader) {
    // most have nothing but rows
  }

  /**
   * Records that have been kept for the whole period, in the order of time and id.
   *
   * @param before when they must have ended to be due
   * @param after only those later than this time and id
   */
  default List<Due> due(Instant before, Instant after, UUID afterId, int limit) {
    return List.of();
  }

  /** A record that is due, and its place in the order. */
  record Due(HeldRecord record, Instant at) {}
}
