package org.talktous.call.booking;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.talktous.desk.audit.AuditLog;

/**
 * Records what staff do to calls: times, hosts and states. Reasons and notes are left out, as they
 * may speak of the reader; only that there are any is told.
 */
@Singleton
class CallAudit {
  private final AuditLog log;

  CallAudit(AuditLog log) {
    this.log = log;
  }

  boolean moved(Booking from, Booking to) {
    return record("call.moved", to, place(from, null), place(to, to.movingReason()));
  }

  boolean handedOver(Booking from, Booking to) {
    return record("call.handed-over", to, place(from, null), place(to, null));
  }

  boolean cancelled(Booking from, Booking to) {
    return record("call.cancelled", to, state(from), state(to));
  }

  boolean ended(Booking from, Booking to) {
    return record("call.ended", to, ending(from), ending(to));
  }

  private boolean record(
      String action, Booking call, Map<String, Object> before, Map<String, Object> after) {
    log.record(action, "call/" + call.id(), before, after);
    return true;
  }

  private static Map<String, Object> place(Booking call, @Nullable String reason) {
    var place = new HashMap<String, Object>();
    place.put("startsAt", call.startsAt().toString());
    place.put("host", call.host().id());
    if (reason != null) {
      place.put("withReason", true);
    }
    return place;
  }

  private static Map<String, Object> state(Booking call) {
    return Map.of("status", call.state(), "withReason", call.cancellationReason() != null);
  }

  private static Map<String, Object> ending(Booking call) {
    return Map.of(
        "outcome",
        call.outcome() == null ? "none" : call.outcome().wire(),
        "withNotes",
        call.notes() != null);
  }
}
