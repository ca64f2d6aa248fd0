package org.talktous.delivery;

import static org.talktous.base.database.SqlArrays.array;
import static org.talktous.base.database.SqlArrays.withoutPreparedPlan;

import io.micronaut.context.annotation.Property;
import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.base.setting.PublicUrl;

/**
 * The delivery table as a queue shared by all replicas. Taking a delivery moves its due time by the
 * lease: if the replica dies, it is due again when the lease expires, without failure detection.
 * Every statement is a transaction of its own.
 */
@Singleton
class DeliveryQueue {
  // Distinct targets by a loose index scan: one index descent each, however many deliveries wait.
  // Without targets that are paused (Retry-After).
  private static final String DUE_TARGETS =
      """
      with recursive next (target, due_at) as (
        (select target, due_at
        from delivery
        where state = 'pending' and channel = ?
        order by target, due_at
        limit 1)
        union all
        select step.target, step.due_at
        from next
        cross join lateral (
          select target, due_at
          from delivery
          where state = 'pending' and channel = ? and target > next.target
          order by target, due_at
          limit 1) step
      )
      select target
      from next
      where due_at <= ? and not exists (
        select from delivery_pause pause
        where pause.channel = ? and pause.target = next.target and pause.until > ?)
      order by due_at
      """;

  // Asynchronous commit: waiting for the disk would limit the throughput. What a crash of the
  // database rolls back is delivered once more, which at-least-once allows.
  private static final String RELAXED =
      """
      with relaxed (commit) as materialized (select set_config('synchronous_commit', 'off', true))
      """;

  // One whose attempts are used up without an answer to the last is not begun again: whatever it
  // does to those that send it, it would do for ever. The ids go on as an array: how many there
  // are is guessed from how many are due, and for a guess of thousands all of the ledger is read.
  private static final String TAKE =
      RELAXED
          + """
          , due as (
            select each.id
            from relaxed
            join unnest(?, ?) as room (target, free) on relaxed.commit = 'off'
            cross join lateral (
              select id
              from delivery
              where state = 'pending' and channel = ? and target = room.target and due_at <= ?
              order by due_at
              limit room.free
              for no key update skip locked) each
          ), given_up as (
            update delivery
            set state = 'failed', answer_code = 'never-answered', last_answer = null, settled_at = ?,
              leased_until = null
            where id = any (array(select due.id from due)) and attempts - attempts_before >= ?
          ), taken as (
            update delivery
            set attempts = attempts + 1, attempted_at = ?, due_at = ?, leased_until = ?
            where id = any (array(select due.id from due)) and attempts - attempts_before < ?
            returning id, event_id, target, attempts, attempts_before
          )
          select taken.id, target, attempts, attempts_before,
            event_id, type, subject, sequence, occurred_at, data
          from taken
          join event on event.id = event_id
          """;

  // Fencing: the result of an attempt whose lease ran out is discarded, as another has begun.
  // One that had begun when its target was given up tells how it ended, but is not tried again.
  private static final String SETTLE =
      RELAXED
          + """
          , settled as (
            update delivery
            set answer_code = ended.code, last_answer = ended.answer, leased_until = null,
              state = case when begun.anew then 'pending' else ended.state end,
              due_at = case when begun.anew then ended.at else coalesce(ended.retry_at, delivery.due_at) end,
              settled_at = case when begun.anew or ended.state = 'pending' then null else ended.at end
            from relaxed
            join unnest(?, ?, ?, ?, ?, ?, ?, ?)
              as ended (id, attempt, state, code, answer, at, retry_at, pause_until)
              on relaxed.commit = 'off'
            -- Somebody had it sent again while this attempt was under way: its schedule has begun anew.
            cross join lateral (
              select ended.state <> 'delivered' and exists (
                select
                from delivery again
                where again.id = ended.id and again.attempts_before = ended.attempt) as anew) begun
            where delivery.id = ended.id and delivery.attempts = ended.attempt
              and (delivery.state = 'pending'
                or delivery.state = 'failed' and ended.state <> 'pending')
            returning delivery.channel, delivery.target, ended.pause_until
          )
          insert into delivery_pause as known (channel, target, until)
          select channel, target, max(pause_until)
          from settled
          where pause_until is not null
          group by channel, target
          order by channel, target
          on conflict (channel, target) do update
          set until = greatest(known.until, excluded.until)
          """;

  private final JdbcOperations jdbc;
  private final PublicUrl source;
  private final Duration lease;

  /**
   * @param lease longer than an attempt may take, and short enough that a death is made good soon
   */
  DeliveryQueue(
      JdbcOperations jdbc,
      PublicUrl source,
      @Property(name = "talk.delivery-lease") Duration lease) {
    this.jdbc = jdbc;
    this.source = source;
    this.lease = lease;
  }

  /** The targets of a channel that something is due for, the one that has waited longest first. */
  @Connectable
  List<String> dueTargets(String channel, Instant now) {
    return jdbc.prepareStatement(
        DUE_TARGETS,
        read -> {
          withoutPreparedPlan(read);
          read.setString(1, channel);
          read.setString(2, channel);
          read.setTimestamp(3, Timestamp.from(now));
          read.setString(4, channel);
          read.setTimestamp(5, Timestamp.from(now));
          return all(read, row -> row.getString(1));
        });
  }

  /** Leases due deliveries, for each target as many as it has capacity for. */
  @Connectable
  List<Delivery> take(String channel, Map<String, Integer> room, Instant now) {
    var targets = List.copyOf(room.entrySet());
    return jdbc.prepareStatement(
        TAKE,
        take -> {
          withoutPreparedPlan(take);
          take.setArray(1, array(take, "text", targets, Map.Entry::getKey));
          take.setArray(2, array(take, "integer", targets, Map.Entry::getValue));
          take.setString(3, channel);
          take.setTimestamp(4, Timestamp.from(now));
          take.setTimestamp(5, Timestamp.from(now));
          take.setInt(6, RetrySchedule.ATTEMPTS);
          take.setTimestamp(7, Timestamp.from(now));
          take.setTimestamp(8, Timestamp.from(now.plus(lease)));
          take.setTimestamp(9, Timestamp.from(now.plus(lease)));
          take.setInt(10, RetrySchedule.ATTEMPTS);
          return all(take, this::delivery);
        });
  }

  /** Stores the results of attempts. */
  @Connectable
  void settle(List<AttemptResult> ended) {
    jdbc.prepareStatement(
        SETTLE,
        settle -> {
          withoutPreparedPlan(settle);
          settle.setArray(1, array(settle, "bigint", ended, each -> each.delivery().id()));
          settle.setArray(2, array(settle, "integer", ended, each -> each.delivery().attempt()));
          settle.setArray(3, array(settle, "text", ended, each -> each.state().wire()));
          settle.setArray(4, array(settle, "text", ended, each -> each.answer().code()));
          settle.setArray(5, array(settle, "text", ended, each -> each.answer().detail()));
          settle.setArray(6, array(settle, "timestamptz", ended, each -> time(each.at())));
          settle.setArray(7, array(settle, "timestamptz", ended, each -> time(each.retryAt())));
          settle.setArray(8, array(settle, "timestamptz", ended, each -> time(each.pausedUntil())));
          return settle.executeUpdate();
        });
  }

  private static @Nullable Timestamp time(@Nullable Instant time) {
    return time == null ? null : Timestamp.from(time);
  }

  private Delivery delivery(ResultSet row) throws SQLException {
    return new Delivery(
        row.getLong(1),
        row.getString(2),
        row.getInt(3),
        row.getInt(4),
        new Message(
            row.getObject(5, UUID.class),
            source.of(""),
            row.getString(6),
            row.getString(7),
            row.getInt(8),
            row.getTimestamp(9).toInstant(),
            row.getString(10)));
  }

  private interface Reading<T> {
    T of(ResultSet row) throws SQLException;
  }

  private static <T> List<T> all(PreparedStatement read, Reading<T> reading) throws SQLException {
    var found = new ArrayList<T>();
    try (var rows = read.executeQuery()) {
      while (rows.next()) {
        found.add(reading.of(rows));
      }
    }
    return found;
  }
}
