package org.talktous.delivery.mailbox;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.Period;
import org.talktous.base.privacy.Expiring;

/**
 * Which mails were taken, by hashes of their Message-IDs. Kept for long: a mailbox that gets new
 * UIDs is read anew, and what was taken must be known then.
 */
@Singleton
class ReceivedMailRetention implements Expiring {
  private final ReceivedMailRepository rows;

  ReceivedMailRetention(ReceivedMailRepository rows) {
    this.rows = rows;
  }

  @Override
  public String what() {
    return "received mails";
  }

  @Override
  public Period kept() {
    return Period.ofDays(365);
  }

  @Override
  public int deleteBefore(Instant time, int limit) {
    return rows.deleteBefore(time, limit);
  }
}
