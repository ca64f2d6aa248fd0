package org.talktous.delivery.recipient;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.talktous.base.database.Slice;
import org.talktous.desk.audit.AuditLog;

/** Addresses that get no mails to readers, until staff let them have some again. */
@Singleton
class SuppressedAddresses {
  private static final int PAGE = 100;

  private final RecipientRepository rows;
  private final AuditLog audit;
  private final Clock clock;

  SuppressedAddresses(RecipientRepository rows, AuditLog audit, Clock clock) {
    this.rows = rows;
    this.audit = audit;
    this.clock = clock;
  }

  /** A page in the order of the addresses, and the one after which the next begins. */
  Slice<RecipientRepository.Suppressed, String> page(@Nullable String after) {
    return Slice.of(
        rows.suppressed(after == null ? "" : after, PAGE + 1),
        PAGE,
        RecipientRepository.Suppressed::holder);
  }

  /**
   * Writes to a recipient no more.
   *
   * @param recipient for staff to see; null where only the digest is known
   */
  void suppress(String digest, @Nullable Recipient recipient) {
    rows.suppress(digest, recipient == null ? null : recipient.holder(), clock.instant());
  }

  /** Lets an address have mails again; the log does not say which. */
  @Transactional
  void allow(String email) {
    if (rows.allow(Recipient.of(email).digest()) == 1) {
      audit.record("address.allowed", "addresses", null, null);
    }
  }
}
