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
 * Sends nothing to addresses that want nothing, and no more than five mails an hour to any, over
 * all causes and replicas; what comes on top is kept for one mail that tells of the rest.
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
    var address = FoldedEmail.of(mail.to().address());
    if (rows.isSuppressed(address)) {
      return Optional.of(SUPPRESSED);
    }
    if (!enabled || rows.count(address, micros(now), now.minus(PERIOD), MAILS) == 1) {
      return Optional.empty();
    }
    rows.fold(
        UUID.randomUUID(),
        address,
        mail.to().address(),
        mail.language().tag(),
        mail.subject(),
        message.json().path("reference").textValue(),
        link(mail),
        now);
    return Optional.of(FOLDED);
  }

  @Override
  public void giveBack(Mail mail, Instant now) {
    if (enabled) {
      rows.giveBack(FoldedEmail.of(mail.to().address()), micros(now));
    }
  }

  /** As PostgreSQL keeps it. */
  private static Instant micros(Instant now) {
    return now.truncatedTo(ChronoUnit.MICROS);
  }

  /** Where the reader finds what the mail would have said. */
  private String link(Mail mail) {
    return mail.parts().stream()
        .filter(Mail.Action.class::isInstance)
        .map(part -> ((Mail.Action) part).url())
        .filter(url -> url.startsWith(publicUrl.of("/")))
        .findFirst()
        .orElseGet(() -> publicUrl.of("/"));
  }
}
