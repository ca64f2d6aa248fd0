package org.talktous.delivery.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.talktous.base.event.DomainEvent;
import org.talktous.delivery.Message;
import org.talktous.delivery.mail.AdminMailboxes;
import org.talktous.delivery.mail.Mail;
import org.talktous.delivery.mail.Mail.Fact;
import org.talktous.delivery.mail.Mail.Facts;
import org.talktous.delivery.mail.MailSource;
import org.talktous.delivery.mail.Mailbox;
import org.talktous.delivery.mail.SkipReason;
import org.talktous.web.page.Language;
import org.talktous.web.page.Messages;

/** Writes to the admins, a mail each, that a webhook gets nothing more. */
@Singleton
class WebhookDisabledMails implements MailSource {
  private static final SkipReason ACCOUNT_GONE = new SkipReason("account-gone");

  private final AdminMailboxes admins;
  private final WebhookRepository webhooks;

  WebhookDisabledMails(AdminMailboxes admins, WebhookRepository webhooks) {
    this.admins = admins;
    this.webhooks = webhooks;
  }

  @Override
  public Set<String> types() {
    return Set.of(Webhooks.WEBHOOK_DISABLED);
  }

  @Override
  public List<String> recipients(DomainEvent event) {
    return List.copyOf(admins.listIds());
  }

  @Override
  public Written write(Message message, String recipient) {
    return admins
        .mailbox(recipient)
        .<Written>map(admin -> mail(admin, message.json()))
        .orElseGet(() -> new Unneeded(ACCOUNT_GONE));
  }

  /** In English: of staff no language is known. */
  private Mail mail(Mailbox admin, JsonNode data) {
    var messages = Messages.in(Language.EN);
    var reason = data.path("because").asText();
    var id = data.path("id").asText();
    return new Mail(
        admin,
        Language.EN,
        messages.text("mail.webhook.subject"),
        messages.text("mail.webhook." + reason),
        List.of(
            new Facts(
                List.of(
                    Fact.of(messages.text("mail.webhook.url"), url(id)),
                    Fact.of(messages.text("mail.webhook.id"), id)))),
        messages.text("mail.why.admin"),
        null,
        null);
  }

  /** The event does not hold it: an address may hold a key. */
  private String url(String id) {
    return webhooks.findEvenDeleted(new String[] {id}).stream()
        .map(Webhook::url)
        .findFirst()
        .orElse("");
  }
}
