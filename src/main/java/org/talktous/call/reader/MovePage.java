package org.talktous.call.reader;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.talktous.call.offer.CallCalendar;

/**
 * What a reader sees who chooses another time for a call.
 *
 * @param host who takes the call now
 * @param proof that the page was opened from a mail; whatever is sent with it confirms the address
 * @param refusal why the call could not be moved, in the reader's words
 * @param nearest free times near the one that was refused
 */
record MovePage(
    String token,
    Instant startsAt,
    String host,
    CallCalendar calendar,
    @Nullable String proof,
    @Nullable String refusal,
    List<Instant> nearest,
    boolean choosesZone) {

  /** What leads back to the call as it was opened. */
  String query() {
    return proof == null ? "" : "?mail=" + proof;
  }
}
