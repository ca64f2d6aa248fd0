package org.talktous.delivery.recipient;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.talktous.base.database.Slice;
import org.talktous.desk.audit.AuditLog;
import org.talktous.web.constraint.FoldedEmail;

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
        RecipientRepository.Suppressed::foldedEmail);
  }

  void suppress(String email) {
    rows.suppress(FoldedEmail.of(email), clock.instant());
  }

  /** Lets an address have mails again; the log does not say which. */
  @Transactional
  void allow(String email) {
    if (rows.allow(FoldedEmail.of(email)) == 1) {
      audit.record("address.allowed", "addresses", null, null);
    }
  }
}
