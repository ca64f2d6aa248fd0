package org.talktous.delivery.recipient;

import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.talktous.base.setting.PublicUrl;
import org.talktous.base.setting.Setting;
import org.talktous.delivery.Message;
import org.talktous.delivery.mail.Mail;
import org.talktous.delivery.mail.ReaderMailRules;
import org.talktous.delivery.mail.SkipReason;
import org.talktous.web.constraint.FoldedEmail;

/**
 * Sends nothing to addresses that want nothing, and no more than five mails an hour to any
 * recipient, over all causes, spellings and replicas; what comes on top is kept for one mail that
 * tells of the rest. An address that its owner has confirmed gets what cannot wait all the same.
 */
@Singleton
class RecipientLimits implements ReaderMailRules {
  static final int MAILS = 5;
  static final Duration PERIOD = Duration.ofHours(1);

  private static final SkipReason SUPPRESSED = new SkipReason("suppressed");
  private static final SkipReason FOLDED = new SkipReason("folded");

  private final RecipientRepository rows;
  private final PublicUrl publicUrl;
  private final boolean enabled;

  RecipientLimits(
      RecipientRepository rows,
      PublicUrl publicUrl,
      @Property(name = "talk.ratelimit.enabled", defaultValue = "true") String enabled) {
    this.rows = rows;
    this.publicUrl = publicUrl;
    this.enabled = Setting.flag("TALK_RATELIMIT_ENABLED", enabled);
  }

  @Override
  public Optional<SkipReason> refuse(Mail mail, Message message, Instant now) {
    var recipient = Recipient.of(mail.to().address());
    if (rows.isSuppressed(recipient.digest())) {
      return Optional.of(SUPPRESSED);
    }
    // The mail about the others is limited where it is caused.
    if (!enabled
        || message.type().equals(FoldedMailJob.FOLDED)
        || rows.count(recipient.digest(), micros(now), now.minus(PERIOD), MAILS) == 1
        || mustBeInTime(mail)) {
      return Optional.empty();
    }
    fold(mail, message, recipient, now);
    return Optional.of(FOLDED);
  }

  /** Whether a mail is sent on top: its reader is known to want what cannot wait. */
  private boolean mustBeInTime(Mail mail) {
    var brief = mail.brief();
    return brief != null
        && brief.isUrgent()
        && rows.isConfirmed(FoldedEmail.of(mail.to().address()));
  }

  private void fold(Mail mail, Message message, Recipient recipient, Instant now) {
    var brief = mail.brief() == null ? brief(mail, message) : mail.brief();
    var notMe = brief.notMe();
    rows.fold(
        UUID.randomUUID(),
        recipient.holder(),
        FoldedEmail.of(mail.to().address()),
        mail.to().address(),
        mail.language().tag(),
        mail.subject(),
        message.json().path("reference").textValue(),
        brief.record(),
        notMe == null ? null : notMe.scope().name(),
        notMe == null ? null : notMe.id().toString(),
        brief.url(),
        brief.isUrgent(),
        now);
  }

  @Override
  public void giveBack(Mail mail, Instant now) {
    if (enabled) {
      rows.giveBack(Recipient.of(mail.to().address()).digest(), micros(now));
    }
  }

  /** As PostgreSQL keeps it. */
  private static Instant micros(Instant now) {
    return now.truncatedTo(ChronoUnit.MICROS);
  }

  /** Of a mail that says nothing of itself: where it leads. */
  private Mail.Brief brief(Mail mail, Message message) {
    var url =
        mail.parts().stream()
            .filter(Mail.Action.class::isInstance)
            .map(part -> ((Mail.Action) part).url())
            .filter(each -> each.startsWith(publicUrl.of("/")))
            .findFirst()
            .orElseGet(() -> publicUrl.of("/"));
    return new Mail.Brief(message.subject(), url, false, null);
  }
}
