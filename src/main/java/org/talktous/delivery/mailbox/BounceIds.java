package org.talktous.delivery.mailbox;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.talktous.base.security.LinkScope;
import org.talktous.base.security.MailTokens;

/**
 * The Message-IDs of sent mails: made of event and recipient, so that they stay over retries. Where
 * bounces are read they carry a signature too, as a bounce is known by the Message-ID it returns.
 */
@Singleton
public class BounceIds {
  private static final Pattern SIGNED =
      Pattern.compile("<([0-9a-f-]{36})\\.([A-Za-z0-9-]+)\\.([0-9a-v]{42})@[^<>@\\s]+>");

  private final MailTokens tokens;
  private final ImapSettings settings;

  BounceIds(MailTokens tokens, ImapSettings settings) {
    this.tokens = tokens;
    this.settings = settings;
  }

  /** A mail by its event and its recipient, as the delivery log names it but for odd characters. */
  record Sent(UUID event, String recipient) {}

  /** The Message-ID of the mail about an event to one recipient. */
  public String messageId(UUID event, String recipient, String host) {
    var name = written(recipient);
    var signature = settings.hasServer() ? "." + tokens.token(scope(name), event) : "";
    return "<" + event + "." + name + signature + "@" + host + ">";
  }

  /** How a recipient is written in a Message-ID. */
  static String written(String recipient) {
    return recipient.replaceAll("[^A-Za-z0-9-]", "-");
  }

  /** The mail that the first genuine Message-ID among these headers names. */
  Optional<Sent> find(String headers) {
    return SIGNED
        .matcher(headers)
        .results()
        .flatMap(
            each ->
                tokens
                    .open(scope(each.group(2)), each.group(3))
                    .filter(event -> event.toString().equals(each.group(1)))
                    .map(event -> new Sent(event, each.group(2)))
                    .stream())
        .findFirst();
  }

  private static LinkScope scope(String recipient) {
    return new LinkScope("MAIL-ID " + recipient);
  }
}
