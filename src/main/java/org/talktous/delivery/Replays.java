package org.talktous.delivery;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.talktous.desk.audit.AuditLog;
import org.talktous.web.problem.NotFound;

/** Sends again by hand. */
@Singleton
class Replays {
  private final DeliveryRepository rows;
  private final AuditLog audit;
  private final Clock clock;

  Replays(DeliveryRepository rows, AuditLog audit, Clock clock) {
    this.rows = rows;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Makes a delivery due at once, even if its target is paused. One under way is not attempted
   * twice at once: its retry schedule restarts.
   */
  @Transactional
  void replay(long id) {
    rows.resume(id);
    if (rows.replay(id, clock.instant()) == 0) {
      throw rows.find(id).isPresent() ? new AlreadyDelivered() : new NotFound("delivery");
    }
    audit.record("delivery.retried", "delivery/" + id, null, null);
  }
}
