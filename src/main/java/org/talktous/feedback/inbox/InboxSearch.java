package org.talktous.feedback.inbox;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.feedback.inbox.InboxCursor.Position;
import org.talktous.feedback.thread.FeedbackThread;

/**
 * Finds threads, a page at a time: in the order they came or, when words are searched for, of the
 * latest 200 that hold them the best first, then of the 200 before those. Ranking them all would
 * have to read every one of them: with a frequent word, hundreds of thousands.
 */
@Singleton
class InboxSearch {
  static final int PAGE = 50;

  private static final int WINDOW = 200;
  private static final Comparator<Position> BEST_FIRST =
      Comparator.comparing(Position::rank)
          .thenComparing(Position::createdAt)
          .thenComparing(InboxSearch::unsigned)
          .reversed();

  private final JdbcOperations jdbc;

  InboxSearch(JdbcOperations jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What was found.
   *
   * @param headlines by id, the words around those that were searched for, which stand between
   *     {@link InboxStatement#MARK} and {@link InboxStatement#UNMARK}
   */
  record Found(List<UUID> ids, Map<UUID, String> headlines, @Nullable String next) {}

  @ReadOnly
  Found page(InboxFilter filter, @Nullable InboxCursor after) {
    return filter.text() == null ? inOrder(filter, after) : best(filter, filter.text(), after);
  }

  /** The thread that comes next to one in the order of the filter, which it need not fit itself. */
  @ReadOnly
  Optional<UUID> next(InboxFilter filter, FeedbackThread thread) {
    var here = new InboxCursor.Before(new Position(0, thread.createdAt(), thread.id()));
    return positions(filter, here, 1).stream().map(Position::id).findFirst();
  }

  private Found inOrder(InboxFilter filter, @Nullable InboxCursor after) {
    var found = positions(filter, after, PAGE + 1);
    var page = found.subList(0, Math.min(PAGE, found.size()));
    return found(
        page, Map.of(), found.size() > PAGE ? new InboxCursor.Before(page.getLast()) : null);
  }

  private Found best(InboxFilter filter, String text, @Nullable InboxCursor after) {
    planForTheWords();
    return after instanceof InboxCursor.Within within
        ? rest(filter, text, within)
        : window(filter, text, after);
  }

  /** The best of the latest that match, up to where the cursor stands. */
  private Found window(InboxFilter filter, String text, @Nullable InboxCursor after) {
    var found = positions(filter, after, WINDOW + 1);
    if (found.isEmpty()) {
      return found(found, Map.of(), null);
    }
    boolean more = found.size() > WINDOW;
    var window = found.subList(0, Math.min(WINDOW, found.size()));
    return shown(text, window.getFirst(), window.getLast(), more, window);
  }

  /** What is left of a window; what has left it meanwhile lets nothing else in. */
  private Found rest(InboxFilter filter, String text, InboxCursor.Within within) {
    var left =
        positions(filter, within, 2 * WINDOW).stream()
            .filter(position -> BEST_FIRST.compare(position, within.last()) > 0)
            .toList();
    return shown(text, within.newest(), within.oldest(), within.more(), left);
  }

  private Found shown(
      String text, Position newest, Position oldest, boolean more, List<Position> window) {
    var sorted = window.stream().sorted(BEST_FIRST).toList();
    var page = sorted.subList(0, Math.min(PAGE, sorted.size()));
    return found(
        page,
        headlines(text, page),
        sorted.size() > PAGE
            ? new InboxCursor.Within(newest, oldest, more, page.getLast())
            : more ? new InboxCursor.Before(oldest) : null);
  }

  private static Found found(
      List<Position> page, Map<UUID, String> headlines, @Nullable InboxCursor next) {
    return new Found(
        page.stream().map(Position::id).toList(), headlines, next == null ? null : next.written());
  }

  /** Custom plan: whether the index pays depends on the frequency of the words. */
  private void planForTheWords() {
    jdbc.execute(
        connection -> {
          try (var statement = connection.createStatement()) {
            return statement.execute("set local plan_cache_mode = force_custom_plan");
          }
        });
  }

  private List<Position> positions(InboxFilter filter, @Nullable InboxCursor after, int limit) {
    var statement = new InboxStatement(filter).after(after);
    var text = filter.text();
    return jdbc.prepareStatement(
        statement.first(text != null, limit),
        read -> {
          if (text == null) {
            statement.bind(read);
          } else {
            statement.bind(read, text);
          }
          return positions(read);
        });
  }

  private static List<Position> positions(PreparedStatement read) throws SQLException {
    try (var rows = read.executeQuery()) {
      var positions = new ArrayList<Position>();
      while (rows.next()) {
        positions.add(
            new Position(
                rows.getFloat(3), rows.getTimestamp(2).toInstant(), rows.getObject(1, UUID.class)));
      }
      return positions;
    }
  }

  private Map<UUID, String> headlines(String text, List<Position> page) {
    return jdbc.prepareStatement(
        InboxStatement.headlines(),
        read -> {
          read.setString(1, text);
          read.setArray(
              2,
              read.getConnection()
                  .createArrayOf("uuid", page.stream().map(Position::id).toArray()));
          try (var rows = read.executeQuery()) {
            var headlines = new HashMap<UUID, String>();
            while (rows.next()) {
              headlines.put(rows.getObject(1, UUID.class), rows.getString(2));
            }
            return headlines;
          }
        });
  }

  // PostgreSQL's order of UUIDs; Java compares the halves as signed numbers.
  private static String unsigned(Position position) {
    return position.id().toString();
  }
}
