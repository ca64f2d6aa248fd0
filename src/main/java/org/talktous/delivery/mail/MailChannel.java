package org.talktous.delivery.mail;

import jakarta.inject.Singleton;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.talktous.base.event.DomainEvent;
import org.talktous.delivery.Channel;
import org.talktous.delivery.DeliveryAnswer;
import org.talktous.delivery.Message;
import org.talktous.delivery.Outcome;
import org.talktous.delivery.mailbox.Bounces;

/**
 * The mail channel. Mails are rendered from the current state when they are sent, not when the
 * event happens.
 */
@Singleton
class MailChannel implements Channel {
  private static final String NAME = "mail";
  private static final Pattern STATUS = Pattern.compile("\\b5\\.\\d{1,3}\\.\\d{1,3}\\b");
  // Concurrent SMTP connections that servers usually allow.
  private static final int CONNECTIONS = 8;

  private final List<MailSource> sources;
  private final ReaderMailRules rules;
  private final Clock clock;
  private final MimeMessages messages;
  private final Bounces bounces;
  private final Outbox outbox;
  private final int maxConcurrency;

  MailChannel(
      List<MailSource> sources,
      ReaderMailRules rules,
      Clock clock,
      MimeMessages messages,
      Bounces bounces,
      SmtpSettings settings,
      SmtpOutbox smtp,
      FileOutbox files) {
    this.sources = sources;
    this.rules = rules;
    this.clock = clock;
    this.messages = messages;
    this.bounces = bounces;
    this.outbox = settings.hasServer() ? smtp : files;
    this.maxConcurrency = settings.hasServer() ? CONNECTIONS : 1;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean isConfigured() {
    return true;
  }

  /** One for files: they are not urgent, and requests need the CPU. */
  @Override
  public int maxConcurrency() {
    return maxConcurrency;
  }

  /** The same as in all: targets are roles such as reader, not addresses. */
  @Override
  public int maxConcurrencyForTarget() {
    return maxConcurrency;
  }

  @Override
  public List<String> targets(DomainEvent event) {
    return sources.stream()
        .filter(each -> each.types().contains(event.type()))
        .flatMap(each -> each.recipients(event).stream())
        .toList();
  }

  @Override
  public Map<String, Receiver> receivers(Set<String> targets) {
    return targets.stream()
        .collect(Collectors.toMap(Function.identity(), target -> message -> send(message, target)));
  }

  @Override
  public void taken(Set<String> targets) {
    // a mailbox keeps no count of successes
  }

  @Override
  public Map<String, String> names(Set<String> targets) {
    return Map.of();
  }

  private Outcome send(Message message, String recipient) {
    return sources.stream()
        .filter(each -> each.types().contains(message.type()))
        .findFirst()
        .map(each -> send(each, each.write(message, recipient), message, recipient))
        // During a rolling update the replicas of the release before do not know it yet.
        .orElseGet(() -> new Outcome.Refused(DeliveryAnswer.of("no-mail-source")));
  }

  private Outcome send(
      MailSource source, MailSource.Written written, Message message, String recipient) {
    return switch (written) {
      case MailSource.Unneeded(var reason) -> new Outcome.Delivered(reason.answer());
      case Mail mail when !mail.to().isWritable() ->
          told(new Outcome.Failed(DeliveryAnswer.of("invalid-address")), message, recipient);
      case Mail mail when source.isToReader(recipient) ->
          told(sendToReader(mail, message, recipient), message, recipient);
      case Mail mail -> told(send(mail, message, recipient), message, recipient);
    };
  }

  private Outcome sendToReader(Mail mail, Message message, String recipient) {
    var now = clock.instant();
    var refused = rules.refuse(mail, message, now);
    if (refused.isPresent()) {
      return new Outcome.Delivered(refused.get().answer());
    }
    var outcome = send(mail, message, recipient);
    if (!(outcome instanceof Outcome.Delivered)) {
      rules.giveBack(mail, now);
    }
    return outcome;
  }

  /** Reports an address that is refused for good as a mail that comes back is. */
  private Outcome told(Outcome outcome, Message message, String recipient) {
    if (outcome instanceof Outcome.Failed(var answer)) {
      var status = STATUS.matcher(Objects.requireNonNullElse(answer.detail(), ""));
      bounces.refused(message, recipient, status.find() ? status.group() : "");
    }
    return outcome;
  }

  private Outcome send(Mail mail, Message message, String recipient) {
    try {
      return outbox.send(messages.build(mail, message, recipient), message.occurredAt());
    } catch (MessagingException | IOException e) {
      return new Outcome.Refused(DeliveryAnswer.of("not-composed", e));
    }
  }
}
