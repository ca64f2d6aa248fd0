package org.talktous.report;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which rows stand behind a number, beyond the report's own filter: reader queries by their
 * standing, age, words, section or passage; or calls by what became of them, host or hour.
 */
record RowsFilter(Scope scope, Map<String, String> more, @Nullable After after) {
  static final Set<String> NAMES =
      Set.of(
          "of",
          "standing",
          "from-days",
          "to-days",
          "q",
          "section",
          "passage",
          "became",
          "host",
          "weekday",
          "hour",
          "after");
  static final int PAGE = 50;

  /** Where a search reads a hyphen as "not". */
  private static final Pattern NOT = Pattern.compile("(^|[^\\p{L}\\p{N}])-");

  /** Where a page ended. */
  record After(Instant at, UUID id) {
    static @Nullable After read(@Nullable String written) {
      try {
        var parts = String.valueOf(written).split("_", 2);
        return parts.length < 2
            ? null
            : new After(
                Instant.ofEpochSecond(0, 1000 * Long.parseLong(parts[0])),
                UUID.fromString(parts[1]));
      } catch (IllegalArgumentException | ArithmeticException | DateTimeException notOurs) {
        return null;
      }
    }

    static String written(Instant at, UUID id) {
      return Duration.between(Instant.EPOCH, at).toNanos() / 1000 + "_" + id;
    }
  }

  boolean isOfCalls() {
    return "calls".equals(more.get("of"));
  }

  /** A reader query in the list. */
  record Query(
      UUID id,
      String reference,
      Instant at,
      String channel,
      String status,
      String article,
      @Nullable String topic,
      String body) {}

  /** A call in the list. */
  public record Call(
      UUID id, String reference, Instant at, String became, String article, String host) {}

  List<Query> queries(Connection connection) throws SQLException {
    var conditions = new ArrayList<String>();
    var values = new ArrayList<@Nullable Object>();
    var source = source(conditions, values);
    holding(conditions, values);
    narrow("section", "q.passage ->> 'section' = ?", conditions, values);
    narrow("passage", "q.passage ->> 'exact' = ?", conditions, values);
    days("from-days", "q.created_at <= ?", conditions, values);
    days("to-days", "q.created_at > ?", conditions, values);
    goOn("(q.created_at, q.id)", conditions, values);
    return new Select(
            "select q.id, q.reference, q.created_at, q.channel, q.status, q.topic, q.body,"
                + " coalesce(t.title, a.slug) as article from "
                + source
                + " join article a on a.id = q.article_id left join article_text t on t.article_id"
                + " = a.id and t.language = a.language"
                + where(conditions)
                + " order by q.created_at desc, q.id desc limit "
                + (PAGE + 1),
            values)
        .list(connection, RowsFilter::query);
  }

  @SuppressWarnings("NullAway") // the columns are not null
  private static Query query(ResultSet row) throws SQLException {
    return new Query(
        row.getObject("id", UUID.class),
        row.getString("reference"),
        Select.instant(row, "created_at"),
        row.getString("channel"),
        row.getString("status"),
        row.getString("article"),
        row.getString("topic"),
        row.getString("body"));
  }

  /** What counts comes from the view; what does not, from the table. */
  private String source(List<String> conditions, List<@Nullable Object> values) {
    var standing = more.getOrDefault("standing", "");
    if (Set.of("flagged", "refused", "withdrawn").contains(standing)) {
      conditions.add(
          switch (standing) {
            case "flagged" -> "q.status = 'flagged'  and q.first_answered_at is null";
            case "refused" ->
                "q.status = 'closed' and q.held_because is not null and q.first_answered_at is"
                    + " null";
            default -> "q.status = 'withdrawn'";
          });
      values.addAll(scope.queries("").values());
      return """
      (select r.*, f.language from reader_query r
      cross join lateral (select report_language(r.reader_locale) as language) f,
        (select ?::timestamptz as begins, ?::timestamptz as ends, ?::uuid as article,
          ?::text as channel, ?::text as topic, ?::text as language) given
      where r.created_at >= given.begins and r.created_at < given.ends
        and (given.article is null or r.article_id = given.article)
        and (given.channel is null or r.channel = given.channel)
        and (given.topic is null or r.topic = given.topic)
        and (given.language is null or f.language = given.language)) q
      """;
    }
    switch (standing) {
      case "open", "answered", "closed" -> {
        conditions.add("q.status = '" + standing + "'");
      }
      case "waiting" -> conditions.add("q.status = 'open' and q.first_answered_at is null");
      case "had-answer" -> conditions.add("q.first_answered_at is not null");
      case "timed" -> conditions.add("(q.first_answered_at is not null or q.status = 'open')");
      default -> {}
    }
    values.addAll(scope.queries("").values());
    return "report_queries(" + Scope.QUERIES + ") q";
  }

  List<Call> calls(Connection connection) throws SQLException {
    var conditions = new ArrayList<String>();
    var values = new ArrayList<@Nullable Object>();
    values.add(scope.period().begins());
    values.add(scope.period().ends());
    values.add(scope.article());
    values.add(scope.filter().topic());
    values.add(scope.filter().language());
    values.add(scope.now());
    var became = more.getOrDefault("became", "");
    if (became.equals("taken")) {
      conditions.add("c.became <> 'cancelled'");
    } else {
      narrow("became", "c.became = ?", conditions, values);
    }
    narrow("host", "c.host_id::text = ?", conditions, values);
    hour(
        "weekday", "extract(isodow from c.starts_at at time zone ?)::text = ?", conditions, values);
    hour("hour", "extract(hour from c.starts_at at time zone ?)::text = ?", conditions, values);
    goOn("(c.starts_at, c.id)", conditions, values);
    return new Select(
            "select c.id, c.reference, c.starts_at, c.became, coalesce(t.title, a.slug) as article,"
                + " h.name as host from report_calls(?, ?, ?, ?, ?, ?) c join article a on a.id ="
                + " c.article_id left join article_text t on t.article_id = a.id and t.language ="
                + " a.language join host h on h.id = c.host_id"
                + where(conditions)
                + " order by c.starts_at desc, c.id desc limit "
                + (PAGE + 1),
            values)
        .list(connection, RowsFilter::call);
  }

  @SuppressWarnings("NullAway") // the columns are not null
  private static Call call(ResultSet row) throws SQLException {
    return new Call(
        row.getObject("id", UUID.class),
        row.getString("reference"),
        Select.instant(row, "starts_at"),
        row.getString("became"),
        row.getString("article"),
        row.getString("host"));
  }

  /** Goes on where the page before ended: what is latest comes first. */
  private void goOn(String order, List<String> conditions, List<@Nullable Object> values) {
    if (after != null) {
      conditions.add(order + " < (?, ?)");
      values.add(Timestamp.from(after.at()));
      values.add(after.id());
    }
  }

  private static String where(List<String> conditions) {
    return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
  }

  private void narrow(
      String name, String condition, List<String> conditions, List<@Nullable Object> values) {
    var value = more.getOrDefault(name, "");
    if (!value.isEmpty() && value.indexOf('\0') < 0) {
      conditions.add(condition);
      values.add(value);
    }
  }

  /** What is written in its body; the index finds candidates by all that the search finds it by. */
  private void holding(List<String> conditions, List<@Nullable Object> values) {
    // A word that must not be in the body may well be elsewhere.
    boolean not = NOT.matcher(more.getOrDefault("q", "")).find();
    narrow(
        "q",
        not
            ? "(select body_words(r.words) @@ search_query(?) from reader_query r where r.id ="
                + " q.id)"
            : "q.id in (select r.id from search_query(?) s (query), reader_query r"
                + " where r.words @@ s.query and body_words(r.words) @@ s.query)",
        conditions,
        values);
  }

  private void hour(
      String name, String condition, List<String> conditions, List<@Nullable Object> values) {
    var value = more.getOrDefault(name, "");
    if (value.matches("[0-9]{1,2}")) {
      conditions.add(condition);
      values.add(scope.period().zone().getId());
      values.add(value);
    }
  }

  /** An age in days of 24 hours, as the report counts it. */
  private void days(
      String name, String condition, List<String> conditions, List<@Nullable Object> values) {
    var value = more.getOrDefault(name, "");
    if (value.matches("[1-9][0-9]{0,3}")) {
      conditions.add(condition);
      values.add(Timestamp.from(scope.now().minus(Duration.ofDays(Long.parseLong(value)))));
    }
  }
}
