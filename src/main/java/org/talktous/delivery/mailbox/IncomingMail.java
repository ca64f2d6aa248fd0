package org.talktous.delivery.mailbox;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail as it is handed to the feature it answers to.
 *
 * @param from the only sender's address
 * @param tokens those of the signed addresses it came to, genuine or not
 * @param text what its sender wrote, without what they quoted and their signature; empty if that is
 *     nothing
 * @param receivedAt when the mailbox got it
 * @param calendar the iCalendar of an answer to an invitation (RFC 6047); null of any other mail
 */
public record IncomingMail(
    String from, List<String> tokens, String text, Instant receivedAt, @Nullable String calendar) {
  public IncomingMail {
    tokens = List.copyOf(tokens);
  }
}
