package org.talktous.call.waitlist;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.UUID;
import org.talktous.base.event.Appends;
import org.talktous.base.event.EventLog;
import org.talktous.call.offer.Offers;
import org.talktous.call.slot.SlotStarts;

/**
 * Looks for articles that readers wait for and that have a free time: whatever opened it, a
 * cancellation, a host's hours, or a day that came within the horizon. All who wait are told with
 * one event; the row of each is taken in its transaction, so that replicas tell nobody twice.
 */
@Appends(OpeningJob.OPENED)
@Factory
class OpeningJob {
  static final String OPENED = "org.talktous.waitlist.opened";

  // Longer than a mail is tried again.
  private static final Duration KEPT = Duration.ofDays(7);

  private final WaitlistRepository rows;
  private final Offers offers;
  private final EventLog events;
  private final TransactionOperations<Connection> transactions;
  private final Clock clock;

  OpeningJob(
      WaitlistRepository rows,
      Offers offers,
      EventLog events,
      TransactionOperations<Connection> transactions,
      Clock clock) {
    this.rows = rows;
    this.offers = offers;
    this.events = events;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Singleton
  RecurringTask<Void> task(@Property(name = "talk.waitlist-check") String schedule) {
    return Tasks.recurring("waitlist", Schedules.parseSchedule(schedule))
        .execute((instance, context) -> tell());
  }

  /** Tells all for whom a time is free, and forgets those whose time is over. */
  void tell() {
    var now = clock.instant();
    rows.forget(now, now.minus(KEPT));
    for (var article : rows.articles(now)) {
      var free = offers.all(article);
      if (!free.isEmpty()) {
        tell(article, free, now);
      }
    }
  }

  private void tell(String article, SlotStarts free, Instant now) {
    transactions.executeWrite(
        transaction -> {
          var opening = UUID.randomUUID();
          rows.forgetBooked(article, now);
          int told = rows.tell(article, opening, now);
          if (told > 0) {
            append(article, free, opening, told, now);
          }
          return told;
        });
  }

  private void append(String article, SlotStarts free, UUID opening, int told, Instant now) {
    var data = new LinkedHashMap<String, Object>();
    data.put("id", opening.toString());
    data.put("article", article);
    data.put("startsAt", free.stream().findFirst().orElseThrow().toString());
    data.put("free", free.size());
    data.put("waiting", told);
    events.append(OPENED, "articles/" + article, 0, now, data);
  }
}
