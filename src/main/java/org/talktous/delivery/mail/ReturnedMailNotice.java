package org.talktous.delivery.mail;

import java.util.Optional;

/** How a feature tells the member of staff in charge that its mail to a reader comes back. */
public interface ReturnedMailNotice {

  /**
   * The mail to the member of staff in charge.
   *
   * @param subject what the mail that came back was about, such as {@code bookings/K7QM-3XPD}
   * @return empty if another feature wrote that mail, or no account is in charge
   */
  Optional<Mail> about(String subject);
}
