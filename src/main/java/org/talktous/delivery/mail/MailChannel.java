package org.talktous.delivery.mail;

import jakarta.inject.Singleton;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.talktous.base.event.DomainEvent;
import org.talktous.delivery.Channel;
import org.talktous.delivery.DeliveryAnswer;
import org.talktous.delivery.Message;
import org.talktous.delivery.Outcome;

/** Writes to people because of events, each letter as it should be when it leaves. */
@Singleton
class MailChannel implements Channel {
  private static final String NAME = "mail";
  // As many as a mail server bears with.
  private static final int CONNECTIONS = 8;

  private final List<MailSource> letters;
  private final MimeMessages envelopes;
  private final Outbox outbox;
  private final int atOnce;

  MailChannel(
      List<MailSource> letters,
      MimeMessages envelopes,
      SmtpSettings settings,
      SmtpOutbox smtp,
      FileOutbox files) {
    this.letters = letters;
    this.envelopes = envelopes;
    this.outbox = settings.hasServer() ? smtp : files;
    this.atOnce = settings.hasServer() ? CONNECTIONS : 1;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean isConfigured() {
    return true;
  }

  /** Files are written one by one: nobody waits for them, and readers want the machine. */
  @Override
  public int maxConcurrency() {
    return atOnce;
  }

  /** Targets are roles, so one may need all there is. */
  @Override
  public int maxConcurrencyForTarget() {
    return atOnce;
  }

  @Override
  public List<String> targets(DomainEvent event) {
    return letters.stream()
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
    // nobody asks
  }

  @Override
  public Map<String, String> names(Set<String> targets) {
    return Map.of();
  }

  private Outcome send(Message message, String recipient) {
    return letters.stream()
        .filter(each -> each.types().contains(message.type()))
        .findFirst()
        .map(each -> send(each.write(message, recipient), message, recipient))
        .orElseGet(() -> new Outcome.Failed(DeliveryAnswer.of("no-mail-source")));
  }

  private Outcome send(MailSource.Written written, Message message, String recipient) {
    return switch (written) {
      case MailSource.Unneeded(var because) -> new Outcome.Delivered(because.answer());
      case Letter letter when !letter.to().isWritable() ->
          new Outcome.Failed(DeliveryAnswer.of("invalid-address"));
      case Letter letter -> send(letter, message, recipient);
    };
  }

  private Outcome send(Letter letter, Message message, String recipient) {
    try {
      return outbox.send(envelopes.seal(letter, message, recipient), message.occurredAt());
    } catch (MessagingException | IOException e) {
      return new Outcome.Refused(DeliveryAnswer.of("not-composed", e));
    }
  }
}
