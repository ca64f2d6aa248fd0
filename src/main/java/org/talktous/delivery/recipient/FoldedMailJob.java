package org.talktous.delivery.recipient;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.talktous.base.event.Appends;
import org.talktous.delivery.mail.TimedMails;

/** Appends the event of the one mail about others, an hour after the first of them. */
@Appends(FoldedMailJob.FOLDED)
@Factory
class FoldedMailJob {
  static final String FOLDED = "org.talktous.mail.folded";

  private static final Duration KEPT = Duration.ofDays(7);
  private static final Duration COUNTED = Duration.ofDays(1);

  private final RecipientRepository rows;
  private final TimedMails mails;
  private final Clock clock;

  FoldedMailJob(RecipientRepository rows, TimedMails mails, Clock clock) {
    this.rows = rows;
    this.mails = mails;
    this.clock = clock;
  }

  @Singleton
  RecurringTask<Void> foldedMails(@Property(name = "talk.recipient-check") String schedule) {
    return TimedMails.task("folded-mails", schedule, this::tell);
  }

  /** Tells of what is due, and forgets what is past. */
  void tell() {
    var now = clock.instant();
    for (var address : rows.due(now.minus(RecipientLimits.PERIOD))) {
      var batch = UUID.randomUUID();
      mails.cause(
          () -> rows.batch(address, batch),
          FOLDED,
          "mails/" + batch,
          now,
          Map.of("id", batch.toString()));
    }
    rows.forgetFolded(now.minus(KEPT));
    rows.forgetCounts(now.minus(COUNTED));
  }
}
