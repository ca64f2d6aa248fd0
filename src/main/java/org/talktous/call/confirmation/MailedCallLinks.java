package org.talktous.call.confirmation;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.talktous.base.security.LinkScope;
import org.talktous.base.security.ReaderLinks;
import org.talktous.call.booking.Booking;
import org.talktous.call.booking.CallLinks;
import org.talktous.delivery.recipient.ConfirmedAddresses;

/**
 * The links to calls as mails hold them. The booking's answer holds the link to the call, whatever
 * address was typed; the token that a mail adds proves that the mail was received.
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

  /**
   * Whether a link to a call is from a mail. Opening it confirms nothing: mail gateways and
   * programs open links before anybody has read the mail.
   */
  public boolean isMailed(Booking call, @Nullable String token) {
    return token != null && links.open(MAILED, token).filter(call.linkId()::equals).isPresent();
  }

  /**
   * Confirms the address of a call's reader, who has sent a form of a page that was opened by a
   * link.
   *
   * @return whether the link is from a mail; of others nothing is confirmed
   */
  public boolean confirm(Booking call, @Nullable String token) {
    boolean isMailed = isMailed(call, token);
    if (isMailed) {
      addresses.confirm(call.reader().email());
    }
    return isMailed;
  }

  /** Whether the owner of the reader's address has confirmed it, at any time. */
  public boolean isConfirmed(Booking call) {
    return addresses.contains(call.reader().email());
  }
}
