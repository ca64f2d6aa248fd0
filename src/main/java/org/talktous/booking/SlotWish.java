package org.talktous.booking;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

/**
 * A slot that a reader wants.
 *
 * @param zone the reader's, for the alternatives
 * @param instead the booking to be given up for it, or {@link Diaries#NONE}
 */
record SlotWish(String article, Instant startsAt, ZoneId zone, UUID instead) {}
