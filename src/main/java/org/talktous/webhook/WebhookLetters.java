package org.talktous.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.talktous.delivery.Message;
import org.talktous.event.DomainEvent;
import org.talktous.event.EventTypes;
import org.talktous.mail.Letter;
import org.talktous.mail.Letter.Fact;
import org.talktous.mail.Letter.Facts;
import org.talktous.mail.Letters;
import org.talktous.mail.Mailbox;
import org.talktous.page.Language;
import org.talktous.page.Messages;
import org.talktous.staff.StaffDirectory;

/** Writes to the admins, a letter each, that a webhook gets nothing more. */
@Singleton
class WebhookLetters implements Letters {
  private final StaffDirectory staff;
  private final WebhookRepository webhooks;

  WebhookLetters(StaffDirectory staff, WebhookRepository webhooks) {
    this.staff = staff;
    this.webhooks = webhooks;
  }

  @Override
  public Set<String> types() {
    return Set.of(EventTypes.WEBHOOK_DISABLED);
  }

  @Override
  public List<String> recipients(DomainEvent event) {
    return staff.listAdmins().stream().map(each -> each.id().toString()).toList();
  }

  @Override
  public Written write(Message message, String recipient) {
    return staff
        .find(recipient)
        .<Written>map(admin -> letter(admin, message.json()))
        .orElseGet(() -> new Unneeded(Because.ACCOUNT_GONE));
  }

  /** In English: of staff no language is known. */
  private Letter letter(StaffDirectory.Colleague admin, JsonNode data) {
    var messages = Messages.in(Language.EN);
    var because = data.path("because").asText();
    var id = data.path("id").asText();
    return new Letter(
        new Mailbox(null, admin.email()),
        Language.EN,
        messages.text("mail.webhook.subject"),
        messages.text("mail.webhook." + because),
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
