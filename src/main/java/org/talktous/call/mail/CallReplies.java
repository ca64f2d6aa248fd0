package org.talktous.call.mail;

import jakarta.inject.Singleton;
import org.talktous.base.security.LinkScope;
import org.talktous.base.setting.MailFrom;
import org.talktous.call.booking.Booking;
import org.talktous.call.booking.CallConversation;
import org.talktous.call.host.Hosts;
import org.talktous.delivery.mail.Mail.ReplyTo;
import org.talktous.delivery.mail.Mailbox;

/**
 * Whom answers to mails about calls reach: the host of the reader's, the reader of the host's.
 * Where the service reads its own mail they join the thread about the call.
 */
@Singleton
public class CallReplies {
  /** Signs the addresses at which a call's reader writes. */
  public static final LinkScope OF_READER = new LinkScope("MAIL-CALL-READER");

  /** Signs the addresses at which a call's host writes. */
  public static final LinkScope OF_HOST = new LinkScope("MAIL-CALL-HOST");

  private final CallConversation conversations;
  private final MailFrom from;

  CallReplies(CallConversation conversations, MailFrom from) {
    this.conversations = conversations;
    this.from = from;
  }

  /**
   * The host, or the service itself where the host's accounts are disabled. A reader's answer may
   * open the thread.
   */
  ReplyTo ofReader(Booking call, Hosts.Contact host) {
    var mailbox =
        host.signsIn()
            ? new Mailbox(host.name(), host.email())
            : new Mailbox(from.name(), from.address());
    return new ReplyTo(mailbox, new ReplyTo.Joined(OF_READER, call.id()));
  }

  /** The reader, past the service where there is no thread that a host's answer could join. */
  ReplyTo ofHost(Booking call) {
    return new ReplyTo(
        reader(call),
        conversations.about(call.id()).isPresent() ? new ReplyTo.Joined(OF_HOST, call.id()) : null);
  }

  /** The reader, of a host who takes the call no longer and has no part in its thread. */
  ReplyTo ofPreviousHost(Booking call) {
    return new ReplyTo(reader(call), null);
  }

  private static Mailbox reader(Booking call) {
    return new Mailbox(call.reader().name(), call.reader().email());
  }
}
