package org.talktous.staff;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.talktous.base.event.DomainEvent;
import org.talktous.base.setting.PublicUrl;
import org.talktous.delivery.Message;
import org.talktous.delivery.mail.Mail;
import org.talktous.delivery.mail.MailSource;
import org.talktous.delivery.mail.Mailbox;
import org.talktous.delivery.mail.SkipReason;
import org.talktous.web.page.Messages;
import org.talktous.web.page.Times;

/** Mails staff their one-time links. */
@Singleton
class StaffMails implements MailSource {
  private static final SkipReason LINK_USELESS = new SkipReason("link-useless");

  private final StaffRepository staff;
  private final StaffLinks links;
  private final PublicUrl url;
  private final Clock clock;

  StaffMails(StaffRepository staff, StaffLinks links, PublicUrl url, Clock clock) {
    this.staff = staff;
    this.links = links;
    this.url = url;
    this.clock = clock;
  }

  @Override
  public Set<String> types() {
    return Set.of(StaffLink.Purpose.INVITATION.event(), StaffLink.Purpose.PASSWORD.event());
  }

  @Override
  public List<String> recipients(DomainEvent event) {
    return List.of("staff");
  }

  @Override
  public Written write(Message message, String recipient) {
    var link = links.find(UUID.fromString(message.json().path("link").asText()));
    var account = link.flatMap(each -> staff.findById(each.staffId()));
    if (link.isEmpty()
        || account.filter(each -> !each.isDisabled()).isEmpty()
        || link.get().state(clock.instant()) != StaffLink.State.OPEN) {
      return new Unneeded(LINK_USELESS);
    }
    return mail(link.get(), account.get());
  }

  private Mail mail(StaffLink link, Staff account) {
    var messages = Messages.in(link.spoken());
    var page = link.purpose().path(links.drawToken(link)) + "?lang=" + link.language();
    return switch (link.purpose()) {
      case INVITATION ->
          new Mail(
              new Mailbox(null, account.email()),
              link.spoken(),
              messages.text("staff.mail.invitation.subject"),
              messages.text("staff.mail.invitation.lead", until(link)),
              List.of(new Mail.Action(messages.text("staff.mail.invitation.button"), url.of(page))),
              messages.text("staff.mail.invitation.why"),
              null,
              null);
      case PASSWORD ->
          new Mail(
              new Mailbox(null, account.email()),
              link.spoken(),
              messages.text("staff.mail.password.subject"),
              messages.text("staff.mail.password.lead"),
              List.of(new Mail.Action(messages.text("staff.mail.password.button"), url.of(page))),
              messages.text("staff.mail.password.why"),
              null,
              null);
    };
  }

  /** The last whole day on which it opens, wherever the recipient is. */
  private static String until(StaffLink link) {
    Instant day = link.expiresAt().minus(Duration.ofDays(1));
    return new Times(link.spoken(), ZoneOffset.UTC).date(day);
  }
}
