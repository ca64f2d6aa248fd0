package org.talktous.call.confirmation;

import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import org.talktous.base.event.DomainEvent;
import org.talktous.call.booking.CallEvents;
import org.talktous.delivery.recipient.FoldedMailRecords;

/** Keeps mails that wait from an address that was corrected, in the transaction that did that. */
@Singleton
class CorrectedAddresses {
  private final FoldedMailRecords mails;

  CorrectedAddresses(FoldedMailRecords mails) {
    this.mails = mails;
  }

  @EventListener
  void on(DomainEvent event) {
    if (event.type().equals(CallEvents.BOOKING_READDRESSED)
        || event.type().equals(CallEvents.BOOKING_HELD)) {
      mails.forgetAbout(String.valueOf(event.data().get("reference")));
    }
  }
}
