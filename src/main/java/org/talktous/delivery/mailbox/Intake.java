package org.talktous.delivery.mailbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import jakarta.mail.MessagingException;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Takes mails: each once, in one transaction with what it brings about and with the position up to
 * which the mailbox was read. What is read again, after a crash or under other UIDs, is known by
 * its Message-ID.
 */
@Singleton
class Intake {
  private final ReceivedMailRepository rows;
  private final MimeReader reader;
  private final List<MailReceiver> receivers;
  private final Bounces bounces;
  private final TransactionOperations<Connection> transactions;
  private final MeterRegistry meters;
  private final Clock clock;

  Intake(
      ReceivedMailRepository rows,
      MimeReader reader,
      List<MailReceiver> receivers,
      Bounces bounces,
      TransactionOperations<Connection> transactions,
      MeterRegistry meters,
      Clock clock) {
    this.rows = rows;
    this.reader = reader;
    this.receivers = receivers;
    this.bounces = bounces;
    this.transactions = transactions;
    this.meters = meters;
    this.clock = clock;
  }

  /** Takes a mail that the mailbox got then; empty if it was taken before. */
  Optional<MailResult> take(
      byte[] mail, Instant receivedAt, String mailbox, long validity, long uid) {
    var parsed = parsed(mail, receivedAt);
    var taken =
        transactions.executeWrite(
            transaction -> {
              rows.advance(mailbox, validity, uid);
              return once(MimeReader.key(mail), parsed);
            });
    taken.ifPresent(
        result -> meters.counter("talktous.mail.received", "result", result.wire()).increment());
    return taken;
  }

  /** Gives up a mail that could not be handled. */
  void giveUp(byte[] mail, String mailbox, long validity, long uid) {
    transactions.executeWrite(
        transaction -> {
          rows.advance(mailbox, validity, uid);
          return rows.add(MimeReader.key(mail), MailResult.FAILED.wire(), clock.instant());
        });
    meters.counter("talktous.mail.received", "result", MailResult.FAILED.wire()).increment();
  }

  /** Steps over a mail that the server does not hand out. */
  void pass(String mailbox, long validity, long uid) {
    rows.advance(mailbox, validity, uid);
    meters.counter("talktous.mail.received", "result", MailResult.FAILED.wire()).increment();
  }

  private Optional<MailResult> once(String key, Optional<MimeReader.Parsed> parsed) {
    // The row first: whoever takes the same mail meanwhile waits for this transaction.
    if (rows.add(key, MailResult.UNREADABLE.wire(), clock.instant()) == 0) {
      return Optional.empty();
    }
    var result = parsed.map(this::result).orElse(MailResult.UNREADABLE);
    rows.note(key, result.wire());
    return Optional.of(result);
  }

  private MailResult result(MimeReader.Parsed parsed) {
    return switch (parsed) {
      case MimeReader.Automatic() -> MailResult.AUTOMATIC;
      case MimeReader.Returned() -> MailResult.RETURNED;
      case MimeReader.Bounce bounce -> bounces.take(bounce);
      case MimeReader.Written(var mail, var isForged) ->
          isForged ? MailResult.FOREIGN : received(mail);
    };
  }

  private MailResult received(IncomingMail mail) {
    return receivers.stream()
        .flatMap(each -> each.receive(mail).stream())
        .findFirst()
        .orElse(MailResult.UNKNOWN);
  }

  /** Nothing if it cannot be parsed, which another attempt would not change. */
  private Optional<MimeReader.Parsed> parsed(byte[] mail, Instant receivedAt) {
    try {
      return Optional.of(reader.parse(mail, receivedAt));
    } catch (MessagingException | RuntimeException | StackOverflowError odd) {
      return Optional.empty();
    }
  }
}
