package org.talktous.report.digest;

import io.micronaut.scheduling.annotation.Scheduled;
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
import org.talktous.base.schedule.Watched;

/**
 * Tells on WeeklyDigestJob, at seven on the clock of each admin who wants it, that a week is over.
 * All replicas look every minute; the database lets one of them tell it, and once. A Monday that
 * the service slept through is made good on the day after.
 */
@Appends(WeeklyDigestJob.REPORT_WEEK)
@Singleton
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

  /** Tells what is due; says how many admins were told. */
  @Watched("digest")
  @Scheduled(fixedDelay = "${talk.digest-check}", initialDelay = "${talk.digest-check}")
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
