package org.talktous.delivery.recipient;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.talktous.base.event.DomainEvent;
import org.talktous.delivery.Message;
import org.talktous.delivery.mail.Mail;
import org.talktous.delivery.mail.MailSource;
import org.talktous.delivery.mail.Mailbox;
import org.talktous.delivery.mail.SkipReason;
import org.talktous.web.page.Language;
import org.talktous.web.page.Messages;

/** The one mail about those that were more than an address gets in an hour: a line for each. */
@Singleton
class FoldedMails implements MailSource {
  private static final SkipReason FORGOTTEN = new SkipReason("folded-forgotten");

  // More say nothing more; the number of all stands above them.
  private static final int SHOWN = 20;

  private final RecipientRepository rows;
  private final NotMeLinks notMe;

  FoldedMails(RecipientRepository rows, NotMeLinks notMe) {
    this.rows = rows;
    this.notMe = notMe;
  }

  @Override
  public Set<String> types() {
    return Set.of(FoldedMailJob.FOLDED);
  }

  @Override
  public List<String> recipients(DomainEvent event) {
    return List.of("reader");
  }

  @Override
  public boolean isToReader(String recipient) {
    return true;
  }

  @Override
  public Written write(Message message, String recipient) {
    var batch = UUID.fromString(message.json().path("id").asText());
    var folded = rows.ofBatch(batch);
    return folded.isEmpty() ? new Unneeded(FORGOTTEN) : mail(batch, folded);
  }

  private Mail mail(UUID batch, List<RecipientRepository.Folded> folded) {
    var last = folded.getLast();
    var language = Language.of(last.language()).orElse(Language.EN);
    var messages = Messages.in(language);
    var facts =
        folded.stream()
            .skip(Math.max(0, folded.size() - SHOWN))
            .map(each -> new Mail.Fact(each.subject(), shown(each, messages), each.url()))
            .toList();
    boolean isKnown = rows.isConfirmed(last.foldedEmail());
    var parts = new ArrayList<Mail.Part>(List.of(new Mail.Facts(facts)));
    if (!isKnown) {
      parts.add(notMe.part(Disowning.MAILS, batch, last.email(), messages));
    }
    return new Mail(
        new Mailbox(null, last.email()),
        language,
        messages.count("mail.folded.subject", folded.size()),
        messages.text("mail.folded.lead"),
        parts,
        messages.text(isKnown ? "mail.folded.why" : "mail.why.unknown"),
        null,
        null);
  }

  /** Every mail about a call or a thread names it. */
  private static String shown(RecipientRepository.Folded mail, Messages messages) {
    return mail.reference() == null ? messages.text("mail.folded.open") : mail.reference();
  }
}
