package org.talktous.delivery.recipient;

import jakarta.inject.Singleton;
import java.time.Clock;
import org.talktous.web.constraint.FoldedEmail;

/**
 * Addresses whose owners have confirmed them by a link that only a mail to them holds. Mails to
 * others repeat nothing that was typed with the address: it may be a stranger's.
 */
@Singleton
public class ConfirmedAddresses {
  private final RecipientRepository rows;
  private final Clock clock;

  ConfirmedAddresses(RecipientRepository rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  public boolean contains(String email) {
    return rows.isConfirmed(FoldedEmail.of(email));
  }

  /** Confirms an address; doing it again is fine. */
  public void confirm(String email) {
    rows.confirm(FoldedEmail.of(email), clock.instant());
  }
}
