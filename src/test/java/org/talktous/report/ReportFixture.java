package org.talktous.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.testing.TalkToUs;
import org.talktous.testing.TestDatabase;

/** Inserts reader queries without the service, with the calls and responses that some come from. */
public record ReportFixture(TalkToUs talk) {
  private static final JsonMapper JSON = new JsonMapper();

  private static final String QUERY =
      """
      insert into reader_query (id, reference, article_id, channel, kind, status, held_because,
        sequence, body, passage, topic, reader_name, reader_email, reader_locale, consented_at,
        publishable, named, booking_id, survey_response_id, created_at, changed_at,
        first_answered_at, closed_at, words)
      values (?, ?, (select id from article where slug = ?), ?, 'question', ?, ?, 0, ?,
        cast(? as jsonb), ?, ?, ?, ?, ?, false, false, ?, ?, ?, ?, ?, ?, query_words(?, 'Anna Secret'))
      """;
  private static final String CALL =
      """
      insert into booking (id, reference, article_id, host_id, starts_at, ends_at, occupies, status,
        sequence, reader_name, reader_email, reader_zone, reader_locale, consented_at, booked_at,
        changed_at)
      select gen_random_uuid(), gen_random_uuid()::text, a.id, ?, ?, ?, tstzrange(?, ?), 'cancelled',
        1, 'Anna', 'anna@example.org', 'UTC', 'en', now(), now(), now()
      from article a
      where a.slug = ?
      returning id
      """;

  public void insert(Asked... queries) {
    insert(Arrays.asList(queries));
  }

  public void insert(List<Asked> queries) {
    try (var connection =
            DriverManager.getConnection(
                talk.sql().url(), TestDatabase.username(), TestDatabase.password());
        var insert = connection.prepareStatement(QUERY)) {
      connection.setAutoCommit(false);
      var responses = new HashMap<String, UUID>();
      for (var query : queries) {
        bind(insert, query, responses);
        insert.addBatch();
      }
      insert.executeBatch();
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void bind(PreparedStatement insert, Asked query, Map<String, UUID> responses)
      throws SQLException {
    boolean gone = query.status().equals("withdrawn");
    var at = Timestamp.from(query.at());
    insert.setObject(1, UUID.randomUUID());
    insert.setString(2, UUID.randomUUID().toString());
    insert.setString(3, query.article());
    insert.setString(4, query.channel());
    insert.setString(5, query.status());
    insert.setString(6, query.flagReason());
    insert.setString(7, gone ? "" : query.body());
    insert.setString(8, gone ? null : passage(query));
    insert.setString(9, query.topic());
    insert.setString(10, gone ? null : "Anna Secret");
    insert.setString(11, gone ? null : "anna.secret@example.org");
    insert.setString(12, query.language());
    insert.setTimestamp(13, at);
    insert.setObject(14, query.channel().equals("call") ? call(query) : null, Types.OTHER);
    insert.setObject(
        15,
        query.channel().equals("survey")
            ? responses.computeIfAbsent(query.article(), this::response)
            : null,
        Types.OTHER);
    insert.setTimestamp(16, at);
    insert.setTimestamp(17, at);
    insert.setTimestamp(18, query.answeredAt() == null ? null : Timestamp.from(query.answeredAt()));
    insert.setTimestamp(19, query.status().equals("closed") ? at : null);
    insert.setString(20, query.body());
  }

  private static @Nullable String passage(Asked query) {
    var passage = new HashMap<String, @Nullable String>();
    passage.put("exact", query.passage());
    passage.put("section", query.section());
    return query.passage() == null ? null : JSON.valueToTree(passage).toString();
  }

  /** Cancelled, so that any number may be at one time. */
  private UUID call(Asked query) {
    var sql = talk.sql();
    var at = Timestamp.from(query.at());
    var ends = Timestamp.from(query.at().plusSeconds(1800));
    return (UUID) sql.value(CALL, host(), at, ends, at, ends, query.article());
  }

  private UUID host() {
    talk.sql()
        .run(
            """
            insert into host (id, name, email, zone, active, created_at)
            values ('00000000-0000-0000-0000-00000000abcd', 'Nobody', 'n@example.org', 'UTC', false, now())
            on conflict do nothing
            """);
    return UUID.fromString("00000000-0000-0000-0000-00000000abcd");
  }

  UUID response(String article) {
    var sql = talk.sql();
    sql.run(
        "insert into survey (id, created_at) values ('laid-down', now()) on conflict do nothing");
    sql.run(
        """
        insert into survey_version (survey_id, version, content, created_at)
        values ('laid-down', 1,
          '{"title": "S", "elements": [{"type": "text", "name": "a", "title": "A?"}]}', now())
        on conflict do nothing
        """);
    return (UUID)
        sql.value(
            """
            insert into survey_response (id, survey_id, version, article_id, locale, state, suspect,
              answers, skipped, created_at)
            select gen_random_uuid(), 'laid-down', 1, a.id, 'en', 'partial', false, '{}', '{}', now()
            from article a
            where a.slug = ?
            returning id
            """,
            article);
  }
}
