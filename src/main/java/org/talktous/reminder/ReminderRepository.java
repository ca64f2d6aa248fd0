package org.talktous.reminder;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.UUID;

/** Which reminders went out, and the tasks of those that have not yet. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ReminderRepository extends GenericRepository<SentReminder, UUID> {

  @Query(
      """
      insert into reminder (booking_id, sequence, lead)
      values (:booking, :sequence, :lead)
      on conflict do nothing
      """)
  int mark(UUID booking, int sequence, String lead);

  /** Forgets all tasks of a booking: '0' is what comes after '/'. One that runs sees for itself. */
  @Query(
      """
      delete from scheduled_tasks
      where task_name = :task and task_instance >= :booking || '/' and task_instance < :booking || '0'
        and not picked
      """)
  int forget(String task, String booking);
}
