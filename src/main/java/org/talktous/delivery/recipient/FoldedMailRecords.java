package org.talktous.delivery.recipient;

import jakarta.inject.Singleton;

/** What is kept of mails that were more than an address gets in an hour. */
@Singleton
public class FoldedMailRecords {
  private final RecipientRepository rows;

  FoldedMailRecords(RecipientRepository rows) {
    this.rows = rows;
  }

  /** Forgets those about a call or a thread, which are then not told of. */
  public void forgetAbout(String reference) {
    rows.forgetAbout(new String[] {reference});
  }
}
