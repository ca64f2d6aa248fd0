package org.talktous.call.offer;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

/**
 * A slot that a reader wants.
 *
 * @param zone the reader's, for the alternatives
 * @param instead the booking to be given up for it, or {@link #NOTHING}
 */
public record SlotRequest(String article, Instant startsAt, ZoneId zone, UUID instead) {
  /** Stands for no booking where one could be given up. */
  public static final UUID NOTHING = new UUID(0, 0);
}
