package org.talktous.base.privacy;

import java.util.UUID;

/**
 * A record about a reader, named as the subject of its events is: {@code bookings/K7QF-2M9P}.
 *
 * @param kind of records, in the plural
 * @param name that stands for it outside, and tells nothing of the reader
 */
public record HeldRecord(String kind, UUID id, String name) {

  public String subject() {
    return kind + "/" + name;
  }
}
