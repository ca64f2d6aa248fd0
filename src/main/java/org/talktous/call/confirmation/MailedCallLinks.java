package org.talktous.call.confirmation;

import jakarta.inject.Singleton;
import org.talktous.base.security.LinkScope;
import org.talktous.base.security.ReaderLinks;
import org.talktous.call.booking.Booking;
import org.talktous.call.booking.CallLinks;
import org.talktous.delivery.recipient.ConfirmedAddresses;

/**
 * The links to calls as mails hold them. Whoever books gets the link to the call at once, whatever
 * address they typed; what a mail adds to it, only those know who read the mail.
 */
@Singleton
public class MailedCallLinks {
  static final LinkScope MAILED = new LinkScope("CALL-MAILED");

  private final CallLinks calls;
  private final ReaderLinks links;
  private final ConfirmedAddresses addresses;

  MailedCallLinks(CallLinks calls, ReaderLinks links, ConfirmedAddresses addresses) {
    this.calls = calls;
    this.links = links;
    this.addresses = addresses;
  }

  public String manageUrl(Booking call) {
    return calls.manageUrl(call) + "?mail=" + links.token(MAILED, call.linkId());
  }

  /** Confirms the address of a call's reader if the link is from a mail; says whether it is. */
  public boolean open(Booking call, String token) {
    boolean isMailed = links.open(MAILED, token).filter(call.linkId()::equals).isPresent();
    if (isMailed) {
      addresses.confirm(call.reader().email());
    }
    return isMailed;
  }

  /** Whether the owner of the reader's address has opened a link of a mail, at any time. */
  public boolean isConfirmed(Booking call) {
    return addresses.contains(call.reader().email());
  }
}
