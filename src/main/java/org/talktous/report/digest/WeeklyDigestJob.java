package org.talktous.report.digest;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.UUID;
import org.talktous.base.event.Appends;
import org.talktous.base.event.EventLog;

/**
 * Tells on Monday, at seven on the clock of each admin who wants it, that a week is over; {@code
 * report_digest.sent_for} sees to it that it is told once. A Monday that the service slept through
 * is made good on the day after.
 */
@Appends(WeeklyDigestJob.REPORT_WEEK)
@Factory
class WeeklyDigestJob {
  static final String REPORT_WEEK = "org.talktous.report.week";

  private static final LocalTime HOUR = LocalTime.of(7, 0);
  private static final Duration STILL_NEWS = Duration.ofHours(41);

  private final DigestRepository rows;
  private final EventLog events;
  private final TransactionOperations<Connection> transactions;
  private final Clock clock;

  WeeklyDigestJob(
      DigestRepository rows,
      EventLog events,
      TransactionOperations<Connection> transactions,
      Clock clock) {
    this.rows = rows;
    this.events = events;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Singleton
  RecurringTask<Void> task(@Property(name = "talk.digest-check") String schedule) {
    return Tasks.recurring("digest", Schedules.parseSchedule(schedule))
        .execute((instance, context) -> tell());
  }

  /** Tells what is due; says how many admins were told. */
  int tell() {
    var now = clock.instant();
    int told = 0;
    // No clock is further ahead than a day.
    var latest = now.plus(Duration.ofDays(1)).atZone(ZoneOffset.UTC).toLocalDate();
    for (var admin : rows.wanting(latest)) {
      var zone = ZoneId.of(admin.zone());
      var monday =
          now.atZone(zone).toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      var due = monday.atTime(HOUR).atZone(zone).toInstant();
      if (isNews(due, now) && admin.wantedSince().isBefore(due) && tell(admin.staffId(), monday)) {
        told++;
      }
    }
    return told;
  }

  private static boolean isNews(Instant due, Instant now) {
    return !now.isBefore(due) && now.isBefore(due.plus(STILL_NEWS));
  }

  private boolean tell(UUID staff, LocalDate monday) {
    return transactions.executeWrite(
        transaction -> {
          if (rows.mark(staff, monday) == 0) {
            return false;
          }
          events.append(
              REPORT_WEEK,
              "staff/" + staff,
              0,
              clock.instant(),
              Map.of("staff", staff.toString(), "monday", monday.toString()));
          return true;
        });
  }
}
