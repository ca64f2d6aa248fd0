package org.talktous.report;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.talktous.audit.AuditLog;
import org.talktous.page.Language;

/** Lets admins have the figures of the week by mail, or no more. */
@Singleton
class Digests {
  private final DigestRepository rows;
  private final AuditLog audit;
  private final Clock clock;

  Digests(DigestRepository rows, AuditLog audit, Clock clock) {
    this.rows = rows;
    this.audit = audit;
    this.clock = clock;
  }

  boolean isWanted(UUID staff) {
    return rows.isWanted(staff);
  }

  @Transactional
  void want(UUID staff, ZoneId zone, Language language) {
    rows.want(staff, zone.getId(), language.tag(), clock.instant());
    audit.record("digest.wanted", "staff/" + staff, null, Map.of("zone", zone.getId()));
  }

  @Transactional
  void stop(UUID staff) {
    rows.stop(staff);
    audit.record("digest.stopped", "staff/" + staff, null, null);
  }
}
