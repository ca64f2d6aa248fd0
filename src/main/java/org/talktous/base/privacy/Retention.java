package org.talktous.base.privacy;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Erases readers whose time is over, and deletes rows whose period is. The task is one for all
 * replicas; a batch is a transaction, and what a turn leaves is for the next.
 */
@Factory
class Retention {
  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

  private static final int BATCH = 100;
  private static final int ROWS = 1000;
  private static final UUID FIRST = new UUID(0, 0);

  private final List<PersonalData> parts;
  private final List<Expiring> expiring;
  private final ReaderData readers;
  private final RetentionPeriod period;
  private final Clock clock;

  Retention(
      List<PersonalData> parts,
      List<Expiring> expiring,
      ReaderData readers,
      RetentionPeriod period,
      Clock clock) {
    this.parts = parts;
    this.expiring = expiring;
    this.readers = readers;
    this.period = period;
    this.clock = clock;
  }

  @Singleton
  RecurringTask<Void> task(@Property(name = "talk.retention-check") String schedule) {
    return Tasks.recurring("retention", Schedules.parseSchedule(schedule))
        .execute((instance, context) -> run());
  }

  /** Erases and deletes all that is due. */
  void run() {
    var now = clock.instant();
    for (var part : parts) {
      long erased = eraseDue(part, period.before(now));
      if (erased > 0) {
        LOG.info("{} records were erased whose time was over: {}", erased, part.tables());
      }
    }
    for (var rows : expiring) {
      long deleted = deleteExpired(rows, now);
      if (deleted > 0) {
        LOG.info("{} rows were deleted whose time was over: {}", deleted, rows.what());
      }
    }
  }

  private long eraseDue(PersonalData part, Instant before) {
    long all = 0;
    var after = Instant.EPOCH;
    var afterId = FIRST;
    while (true) {
      var due = part.due(before, after, afterId, BATCH);
      if (due.isEmpty()) {
        return all;
      }
      var records = due.stream().map(PersonalData.Due::record).toList();
      readers.eraseDue(records);
      after = due.getLast().at();
      afterId = due.getLast().record().id();
      all += due.size();
    }
  }

  private static long deleteExpired(Expiring rows, Instant now) {
    var before = now.atOffset(ZoneOffset.UTC).minus(rows.kept()).toInstant();
    long all = 0;
    int deleted;
    do {
      deleted = rows.deleteBefore(before, ROWS);
      all += deleted;
    } while (deleted == ROWS);
    return all;
  }
}
