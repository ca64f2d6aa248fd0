package org.talktous.call.reminder;

import static org.talktous.base.database.SqlArrays.array;
import static org.talktous.base.database.SqlArrays.withoutPreparedPlan;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.TransactionDefinition.Propagation;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.talktous.call.booking.CallReminder;

/** Which reminders went out, and the tasks of those that have not yet. */
@Singleton
@Transactional(propagation = Propagation.MANDATORY)
class ReminderRows {
  private static final String MARK =
      """
      insert into reminder_sent (booking_id, sequence, lead)
      select call, sequence, lead
      from unnest(?, ?, ?) as due (call, sequence, lead)
      order by call, sequence, lead
      on conflict do nothing
      returning booking_id, sequence, lead
      """;

  private static final String DONE =
      "delete from scheduled_tasks where task_name = ? and task_instance = any(?)";

  // '0' is what comes after '/'. A task that runs already finds the call changed.
  private static final String FORGET =
      """
      delete from scheduled_tasks
      where task_name = ? and task_instance >= ? || '/' and task_instance < ? || '0' and not picked
      """;

  private final JdbcOperations jdbc;

  ReminderRows(JdbcOperations jdbc) {
    this.jdbc = jdbc;
  }

  /** Notes reminders as sent; tells which of them were not before. */
  List<CallReminder> mark(List<CallReminder> due) {
    return jdbc.prepareStatement(
        MARK,
        mark -> {
          withoutPreparedPlan(mark);
          mark.setArray(1, array(mark, "uuid", due, CallReminder::call));
          mark.setArray(2, array(mark, "integer", due, CallReminder::sequence));
          mark.setArray(3, array(mark, "text", due, each -> each.lead().toString()));
          return reminders(mark);
        });
  }

  private static List<CallReminder> reminders(PreparedStatement mark) throws SQLException {
    var fresh = new ArrayList<CallReminder>();
    try (var rows = mark.executeQuery()) {
      while (rows.next()) {
        fresh.add(
            new CallReminder(
                rows.getObject(1, UUID.class), rows.getInt(2), Duration.parse(rows.getString(3))));
      }
    }
    return fresh;
  }

  /** Takes the tasks of reminders away. */
  void done(List<CallReminder> due) {
    jdbc.prepareStatement(
        DONE,
        done -> {
          withoutPreparedPlan(done);
          done.setString(1, ReminderTask.NAME);
          done.setArray(2, array(done, "text", due, TaskName::of));
          return done.executeUpdate();
        });
  }

  /** Takes all tasks of a call away. */
  void forget(String call) {
    jdbc.prepareStatement(
        FORGET,
        forget -> {
          withoutPreparedPlan(forget);
          forget.setString(1, ReminderTask.NAME);
          forget.setString(2, call);
          forget.setString(3, call);
          return forget.executeUpdate();
        });
  }
}
