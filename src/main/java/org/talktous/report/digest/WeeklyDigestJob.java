package org.talktous.report.digest;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
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
import org.talktous.delivery.mail.TimedMails;

/**
 * Appends the weekly digest event of each admin who wants the mail: on Monday at 07:00 in the zone
 * they asked in, once ({@code report_digest.sent_for}). After downtime it is caught up until Tuesday
 * evening.
 */
@Appends(WeeklyDigestJob.REPORT_WEEK)
@Factory
class WeeklyDigestJob {
  static final String REPORT_WEEK = "org.talktous.report.week";

  private static final LocalTime HOUR = LocalTime.of(7, 0);
  private static final Duration STILL_NEWS = Duration.ofHours(41);

  private final DigestRepository rows;
  private final TimedMails mails;
  private final Clock clock;

  WeeklyDigestJob(DigestRepository rows, TimedMails mails, Clock clock) {
    this.rows = rows;
    this.mails = mails;
    this.clock = clock;
  }

  @Singleton
  RecurringTask<Void> task(@Property(name = "talk.digest-check") String schedule) {
    return TimedMails.task("digest", schedule, this::tell);
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
    return mails.cause(
        () -> rows.mark(staff, monday),
        REPORT_WEEK,
        "staff/" + staff,
        clock.instant(),
        Map.of("staff", staff.toString(), "monday", monday.toString()));
  }
}
