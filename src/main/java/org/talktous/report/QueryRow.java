package org.talktous.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A reader query as files hold it: without who asked. */
record QueryRow(
    String reference,
    Instant askedAt,
    String channel,
    String kind,
    String status,
    String article,
    String language,
    @Nullable String topic,
    @Nullable String section,
    @Nullable String passage,
    @Nullable String prompt,
    String question,
    @Nullable Instant firstAnsweredAt,
    @Nullable Instant closedAt) {

  static final String COLUMNS =
      """
      select q.reference, q.created_at, q.channel, q.kind, q.status, a.slug, q.language, q.topic,
        q.passage ->> 'section' as section, q.passage ->> 'exact' as passage, q.prompt, q.body,
        q.first_answered_at, q.closed_at
      """;

  @SuppressWarnings("NullAway") // the columns are not null
  static QueryRow of(ResultSet row) throws SQLException {
    return new QueryRow(
        row.getString("reference"),
        Select.instant(row, "created_at"),
        row.getString("channel"),
        row.getString("kind"),
        row.getString("status"),
        row.getString("slug"),
        row.getString("language"),
        row.getString("topic"),
        row.getString("section"),
        row.getString("passage"),
        row.getString("prompt"),
        row.getString("body"),
        Select.instant(row, "first_answered_at"),
        Select.instant(row, "closed_at"));
  }

  @Nullable Double hoursToAnswer() {
    return firstAnsweredAt == null
        ? null
        : Duration.between(askedAt, firstAnsweredAt).toSeconds() / 36 / 100.0;
  }
}
