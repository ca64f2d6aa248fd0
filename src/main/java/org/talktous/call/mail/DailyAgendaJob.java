package org.talktous.call.mail;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import org.talktous.base.event.Appends;
import org.talktous.delivery.mail.TimedMails;

/**
 * Appends the daily agenda event of each host with calls: at 07:00 in the host's zone, or an hour
 * before a first call earlier than 08:00. A unique row of {@code agenda_sent} per host and date has
 * it appended once. After downtime it is caught up while a call is ahead.
 */
@Appends(DailyAgendaJob.HOST_AGENDA)
@Factory
class DailyAgendaJob {
  static final String HOST_AGENDA = "org.talktous.host.agenda";

  private static final LocalTime HOUR = LocalTime.of(7, 0);
  private static final Duration AHEAD = Duration.ofHours(1);
  // Longer than any date, clock changes included.
  private static final Duration LONGEST_DAY = Duration.ofHours(27);

  private final AgendaSentRepository rows;
  private final TimedMails mails;
  private final Clock clock;

  DailyAgendaJob(AgendaSentRepository rows, TimedMails mails, Clock clock) {
    this.rows = rows;
    this.mails = mails;
    this.clock = clock;
  }

  @Singleton
  RecurringTask<Void> task(@Property(name = "talk.agenda-check") String schedule) {
    return TimedMails.task("agenda", schedule, this::tell);
  }

  /** Tells what is due; says how many hosts were told. */
  int tell() {
    var now = clock.instant();
    int told = 0;
    for (var host : rows.ahead(now, now.plus(LONGEST_DAY))) {
      var zone = ZoneId.of(host.zone());
      var date = host.nextStart().atZone(zone).toLocalDate();
      if (!date.equals(host.lastTold())
          && !now.isBefore(due(date, zone, host.nextStart()))
          && tell(host, date, now)) {
        told++;
      }
    }
    return told;
  }

  /** An hour before an early call, even if that is on the evening before. */
  private static Instant due(LocalDate date, ZoneId zone, Instant firstCall) {
    var morning = date.atTime(HOUR).atZone(zone).toInstant();
    var before = firstCall.minus(AHEAD);
    return before.isBefore(morning) ? before : morning;
  }

  private boolean tell(AgendaSentRepository.Ahead host, LocalDate date, Instant now) {
    var id = host.hostId().toString();
    return mails.cause(
        () -> rows.mark(host.hostId(), date, now),
        HOST_AGENDA,
        "hosts/" + id,
        now,
        Map.of("host", id, "date", date.toString(), "zone", host.zone()));
  }
}
