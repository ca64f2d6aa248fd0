package org.talktous.booking;

import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import org.talktous.event.EventLog;

/**
 * Tells each morning, at seven on the host's clock, that a host has calls that day. All replicas
 * look every minute; the database lets one of them tell it, and once. A morning that the service
 * slept through is made good as long as a call is still ahead.
 */
@Singleton
class Mornings {
  static final String TYPE = "org.talktous.host.agenda";

  private static final LocalTime HOUR = LocalTime.of(7, 0);
  // No date is longer, whatever the clocks do on it.
  private static final Duration LONGEST_DAY = Duration.ofHours(27);

  private final MorningRepository rows;
  private final EventLog events;
  private final TransactionOperations<Connection> transactions;
  private final Clock clock;

  Mornings(
      MorningRepository rows,
      EventLog events,
      TransactionOperations<Connection> transactions,
      Clock clock) {
    this.rows = rows;
    this.events = events;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Tells what is due; says how many hosts were told. */
  @Scheduled(fixedDelay = "${talk.agenda-check}", initialDelay = "${talk.agenda-check}")
  int tell() {
    var now = clock.instant();
    int told = 0;
    for (var host : rows.ahead(now, now.plus(LONGEST_DAY))) {
      var zone = ZoneId.of(host.zone());
      var today = now.atZone(zone).toLocalDate();
      if (isDue(host, zone, today, now) && tell(host, today, now)) {
        told++;
      }
    }
    return told;
  }

  private static boolean isDue(
      MorningRepository.Ahead host, ZoneId zone, LocalDate today, Instant now) {
    return !now.isBefore(today.atTime(HOUR).atZone(zone).toInstant())
        && host.nextStart().atZone(zone).toLocalDate().equals(today)
        && !today.equals(host.lastTold());
  }

  private boolean tell(MorningRepository.Ahead host, LocalDate today, Instant now) {
    return transactions.executeWrite(
        transaction -> {
          if (rows.mark(host.hostId(), today, now) == 0) {
            return false;
          }
          var id = host.hostId().toString();
          events.append(
              TYPE,
              "hosts/" + id,
              0,
              now,
              Map.of("host", id, "date", today.toString(), "zone", host.zone()));
          return true;
        });
  }
}
