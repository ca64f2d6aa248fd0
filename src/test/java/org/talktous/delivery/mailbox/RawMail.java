package org.talktous.delivery.mailbox;

import org.talktous.delivery.mail.ReceivedMail;

/** Mails as other servers and clients write them. */
final class RawMail {
  private RawMail() {}

  /** A mail as Gmail sends it. */
  static String reply(String from, String to, String id, String text) {
    return """
    Return-Path: <%s>
    From: "Somebody" <%s>
    To: Talk <%s>
    Message-ID: %s
    Subject: Re: Your call
    MIME-Version: 1.0
    Content-Type: text/plain; charset=UTF-8
    Content-Transfer-Encoding: 8bit

    %s

    On Tue, Nov 24, 2026 at 10:00 AM Talk <%s> wrote:

    > Your call is booked
    """
        .formatted(from, from, to, id, text, to);
  }

  /** A delivery report on a mail of the service (RFC 3464). */
  static String report(ReceivedMail mail, String recipient, String action, String status) {
    return """
    Return-Path: <>
    From: Mail Delivery System <MAILER-DAEMON@mx.example.org>
    To: service@talk.example.org
    Message-ID: %s
    Auto-Submitted: auto-replied
    MIME-Version: 1.0
    Content-Type: multipart/report; report-type=delivery-status; boundary=b

    --b
    Content-Type: text/plain

    Your message could not be delivered.
    --b
    Content-Type: message/delivery-status

    Reporting-MTA: dns; mx.example.org

    Final-Recipient: rfc822; %s
    Action: %s
    Status: %s
    Diagnostic-Code: smtp; 550 no such user

    --b
    Content-Type: text/rfc822-headers

    From: Talk <service@talk.example.org>
    To: %s
    Message-ID: %s

    --b--
    """
        .formatted(
            MailServer.newId(), recipient, action, status, recipient, mail.header("Message-ID"));
  }
}
