package org.talktous.report.digest;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.talktous.desk.audit.AuditLog;
import org.talktous.report.WeeklyMail;
import org.talktous.web.page.Language;

/** Lets admins have the figures of the week by mail, or no more. */
@Singleton
class Digests implements WeeklyMail {
  private final DigestRepository rows;
  private final AuditLog audit;
  private final Clock clock;

  Digests(DigestRepository rows, AuditLog audit, Clock clock) {
    this.rows = rows;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public boolean isWanted(UUID staff) {
    return rows.isWanted(staff);
  }

  @Override
  @Transactional
  public void want(UUID staff, ZoneId zone, Language language) {
    rows.want(staff, zone.getId(), language.tag(), clock.instant());
    audit.record("digest.wanted", "staff/" + staff, null, Map.of("zone", zone.getId()));
  }

  @Override
  @Transactional
  public void stop(UUID staff) {
    rows.stop(staff);
    audit.record("digest.stopped", "staff/" + staff, null, null);
  }
}
