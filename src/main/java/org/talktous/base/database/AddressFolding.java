package org.talktous.base.database;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.talktous.web.constraint.FoldedEmail;

/**
 * The part of migration V140 that SQL cannot do: folds addresses with other letters than ASCII, or
 * their owners could neither sign in nor be found. As replicas of the release before write such
 * addresses until the last of them ends, it is done again every hour.
 */
@Factory
class AddressFolding {
  private static final Logger LOG = LoggerFactory.getLogger(AddressFolding.class);
  private static final int BATCH = 500;
  private static final UUID FIRST = new UUID(0, 0);
  private static final String UNIQUE_VIOLATION = "23505";

  /** As it is a migration, it writes tables of all rooms. */
  private static final List<Column> COLUMNS =
      List.of(
          new Column("staff", "email", "folded_email"),
          new Column("waitlist_entry", "email", "folded_email"),
          new Column("booking", "reader_email", "reader_folded_email"),
          new Column("reader_query", "reader_email", "reader_folded_email"));

  private final TransactionOperations<Connection> transactions;

  AddressFolding(TransactionOperations<Connection> transactions) {
    this.transactions = transactions;
  }

  @Singleton
  RecurringTask<Void> addressFolding(@Property(name = "talk.folding-check") String schedule) {
    return Tasks.recurring("address-folding", Schedules.parseSchedule(schedule))
        .execute((instance, context) -> run());
  }

  void run() {
    for (var column : COLUMNS) {
      int folded = fold(column);
      if (folded > 0) {
        LOG.info("{} addresses of {} were folded", folded, column.table());
      }
    }
  }

  private int fold(Column column) {
    int all = 0;
    var after = FIRST;
    while (true) {
      var rows = list(column, after);
      if (rows.isEmpty()) {
        return all;
      }
      all += Math.toIntExact(rows.stream().filter(row -> fold(column, row)).count());
      after = rows.getLast().id();
    }
  }

  private boolean fold(Column column, Row row) {
    var folded = FoldedEmail.of(row.email());
    return !folded.equals(row.folded()) && write(column, row, folded);
  }

  private List<Row> list(Column column, UUID after) {
    return transactions.executeRead(
        transaction -> {
          try (var statement = transaction.getConnection().prepareStatement(column.listed())) {
            statement.setObject(1, after);
            statement.setInt(2, BATCH);
            var rows = new ArrayList<Row>();
            try (var found = statement.executeQuery()) {
              while (found.next()) {
                rows.add(
                    new Row(
                        found.getObject(1, UUID.class), found.getString(2), found.getString(3)));
              }
            }
            return rows;
          }
        });
  }

  private boolean write(Column column, Row row, String folded) {
    return transactions.executeWrite(
        transaction -> {
          try (var statement = transaction.getConnection().prepareStatement(column.folding())) {
            statement.setString(1, folded);
            statement.setObject(2, row.id());
            statement.setString(3, row.email());
            return statement.executeUpdate() == 1;
          } catch (SQLException e) {
            if (!UNIQUE_VIOLATION.equals(e.getSQLState())) {
              throw e;
            }
            transaction.setRollbackOnly();
            LOG.warn(
                "{} {} has the address of another row in another spelling",
                column.table(),
                row.id());
            return false;
          }
        });
  }

  /** A row as it was found. */
  private record Row(UUID id, String email, String folded) {}

  /** A column of addresses, and that of their folded form. */
  private record Column(String table, String email, String folded) {

    String listed() {
      return """
      select id, %1$s, %2$s
      from %3$s
      where octet_length(%1$s) <> length(%1$s) and id > ?
      order by id
      limit ?
      """
          .formatted(email, folded, table);
    }

    /** Of a row whose address is still the same. */
    String folding() {
      return "update %3$s set %2$s = ? where id = ? and %1$s = ?".formatted(email, folded, table);
    }
  }
}
