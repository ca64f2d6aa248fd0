package org.talktous.delivery.recipient;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.talktous.base.event.Appends;
import org.talktous.delivery.mail.TimedMails;

/**
 * Appends the event of the one mail about others: an hour after the first of them, or within
 * minutes of one that is of use only then. It is counted among none, but a recipient gets no more
 * of them than three an hour, and one where nothing presses.
 */
@Appends(FoldedMailJob.FOLDED)
@Factory
class FoldedMailJob {
  static final String FOLDED = "org.talktous.mail.folded";

  /** Within which mails that press are told of; a call waits half an hour to be confirmed. */
  static final Duration PRESSING = Duration.ofMinutes(10);

  /** Between two of these mails to one recipient of which the later presses. */
  static final Duration SPACING = Duration.ofMinutes(20);

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
    var hourAgo = now.minus(RecipientLimits.PERIOD);
    for (var address : rows.due(hourAgo, now.minus(PRESSING), now.minus(SPACING))) {
      tell(rows.waiting(address), now);
    }
    rows.forgetFolded(now.minus(KEPT));
    rows.forgetCounts(now.minus(COUNTED));
  }

  private void tell(List<RecipientRepository.Folded> waiting, Instant now) {
    var batch = UUID.randomUUID();
    var ids = waiting.stream().map(each -> each.id().toString()).toArray(String[]::new);
    mails.cause(
        () -> rows.batch(ids, batch, now),
        FOLDED,
        "mails/" + batch,
        now,
        Map.of(
            "id",
            batch.toString(),
            // By these the mail is found when one of them is erased.
            "records",
            waiting.stream()
                .map(RecipientRepository.Folded::record)
                .filter(Objects::nonNull)
                .distinct()
                .toList()));
  }
}
