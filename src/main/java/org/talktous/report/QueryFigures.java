package org.talktous.report;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.talktous.report.Report.Age;
import org.talktous.report.Report.Asked;
import org.talktous.report.Report.FirstAnswer;
import org.talktous.report.Report.Lasting;
import org.talktous.report.Report.LeftOut;
import org.talktous.report.Report.Place;
import org.talktous.report.Report.StatusCounts;
import org.talktous.report.Report.Term;
import org.talktous.report.Report.Terms;
import org.talktous.report.Report.Topic;

/** Reads what was asked, from the functions that add it up. */
record QueryFigures(Connection connection, Scope scope) {
  private static final int MOST = 10;
  private static final int MOST_TERMS = 15;
  private static final int SLICES = 1024;
  // A share of a thousand drawn by chance is off by three in a hundred at most, nearly always.
  private static final int SAMPLE = 1000;

  QueryFigures previous() {
    return new QueryFigures(connection, scope.previous());
  }

  /** What was asked on a date over a channel, and where it stands. */
  record Count(LocalDate day, String channel, StatusCounts byStatus) {}

  List<Count> counts() throws SQLException {
    var values = new ArrayList<@Nullable Object>();
    values.add(scope.period().from());
    values.add(scope.period().to());
    values.add(scope.period().zone().getId());
    values.addAll(scope.filters());
    return new Select("select * from report_days(?, ?, ?, ?, ?, ?, ?)", values)
        .list(
            connection,
            row ->
                new Count(
                    row.getObject("day", LocalDate.class),
                    row.getString("channel"),
                    new StatusCounts(
                        row.getLong("asked"),
                        row.getLong("open"),
                        row.getLong("answered"),
                        row.getLong("closed"))));
  }

  static StatusCounts sum(List<Count> counts) {
    return counts.stream()
        .map(Count::byStatus)
        .reduce(
            new StatusCounts(0, 0, 0, 0),
            (one, other) ->
                new StatusCounts(
                    one.asked() + other.asked(),
                    one.open() + other.open(),
                    one.answered() + other.answered(),
                    one.closed() + other.closed()));
  }

  /** Every date, also one on which nothing was asked. */
  List<Asked> days(List<Count> counts) {
    return asked(counts, (day, period) -> day);
  }

  /** Every week that the period touches, by its Monday. */
  List<Asked> weeks(List<Count> counts) {
    return asked(
        counts, (day, period) -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
  }

  private List<Asked> asked(List<Count> counts, BiFunction<LocalDate, Period, LocalDate> unit) {
    var all = new TreeMap<LocalDate, Asked>();
    for (var day = scope.period().from();
        day.isBefore(scope.period().to());
        day = day.plusDays(1)) {
      var begins = unit.apply(day, scope.period());
      all.putIfAbsent(begins, new Asked(begins.toString(), 0, 0, 0));
    }
    for (var count : counts) {
      var begins = unit.apply(count.day(), scope.period());
      long asked = count.byStatus().asked();
      all.merge(begins, through(begins, count.channel(), asked), Asked::plus);
    }
    return List.copyOf(all.values());
  }

  private static Asked through(LocalDate begins, String channel, long asked) {
    return new Asked(
        begins.toString(),
        channel.equals("comment") ? asked : 0,
        channel.equals("call") ? asked : 0,
        channel.equals("survey") ? asked : 0);
  }

  LeftOut leftOut() throws SQLException {
    return scope
        .queries(
            "select held as flagged, refused, withdrawn from report_left_out("
                + Scope.QUERIES
                + ")")
        .only(
            connection,
            row ->
                new LeftOut(
                    row.getLong("flagged"), row.getLong("refused"), row.getLong("withdrawn")));
  }

  FirstAnswer firstAnswer() throws SQLException {
    var shares =
        scope
            .queries(
                "select answered, waiting, extract(epoch from lasting) as seconds, still_waits"
                    + " from report_first_answer("
                    + Scope.QUERIES
                    + ", ?, '{0.5, 0.9}') order by share",
                scope.now())
            .list(
                connection,
                row -> {
                  var seconds = row.getObject("seconds");
                  var lasting =
                      seconds == null
                          ? null
                          : new Lasting(row.getDouble("seconds"), row.getBoolean("still_waits"));
                  return new FirstAnswer(
                      row.getLong("answered"), row.getLong("waiting"), lasting, null);
                });
    var median = shares.getFirst();
    return new FirstAnswer(
        median.answered(), median.waiting(), median.median(), shares.getLast().median());
  }

  List<Age> ages() throws SQLException {
    return scope
        .queries(
            "select days, lead(days) over (order by days) as next, waiting from report_ages("
                + Scope.QUERIES
                + ", ?, '{0, 1, 3, 7, 14, 30}') order by days",
            scope.now())
        .list(
            connection,
            row ->
                new Age(
                    row.getInt("days"),
                    row.getObject("next", Integer.class),
                    row.getLong("waiting")));
  }

  List<Topic> topics() throws SQLException {
    return compared(
        "topic",
        "counted.key as name",
        "",
        "counted.key",
        row -> new Topic(row.getString("name"), row.getLong("asked"), row.getLong("previous")));
  }

  List<Place> articles() throws SQLException {
    return compared(
        "article",
        "a.slug, null as section, coalesce(t.title, a.slug) as name",
        "",
        "a.slug",
        QueryFigures::place);
  }

  List<Place> sections() throws SQLException {
    return compared(
        "section",
        "a.slug, counted.key as section, coalesce(s.title, counted.key) as name",
        """
        left join lateral (
          select each ->> 'title' as title
          from jsonb_array_elements(t.sections) each
          where each ->> 'id' = counted.key
          limit 1) s on true
        """,
        "a.slug, section",
        QueryFigures::place);
  }

  List<Place> passages() throws SQLException {
    return compared(
        "passage",
        "a.slug, null as section, counted.key as name",
        "",
        "a.slug, name",
        QueryFigures::place);
  }

  private static Place place(java.sql.ResultSet row) throws SQLException {
    return new Place(
        row.getString("slug"),
        row.getString("section"),
        row.getString("name"),
        row.getLong("asked"),
        row.getLong("previous"));
  }

  /** The most of something, and how many there were in the period before. */
  private <T> List<T> compared(
      String what, String names, String joins, String order, Select.Row<T> row)
      throws SQLException {
    var sql =
        """
        with counted as materialized (
          select article_id, key, sum(asked) as asked, sum(previous) as previous
          from (
            select article_id, key, asked, 0 as previous from report_count('%1$s', %2$s)
            union all
            select article_id, key, 0, asked from report_count('%1$s', %2$s)) each
          group by 1, 2
        )
        select %3$s, counted.asked, counted.previous
        from counted
        left join article a on a.id = counted.article_id
        left join article_text t on t.article_id = a.id and t.language = a.language
        %4$s
        order by asked desc, previous desc, %5$s
        limit %6$d
        """
            .formatted(what, Scope.QUERIES, names, joins, order, MOST);
    var values = new ArrayList<@Nullable Object>(scope.queries("").values());
    values.addAll(scope.previous().queries("").values());
    return new Select(sql, values).list(connection, row);
  }

  /**
   * The words of these queries, and how many of those before held them.
   *
   * @param asked how many queries there are
   * @param before and how many before
   */
  Terms terms(long asked, long before) throws SQLException {
    var top = asked == 0 ? List.<Stem>of() : top(slices(asked));
    var stems = top.stream().map(Stem::stem).toArray(String[]::new);
    var then = before == 0 || top.isEmpty() ? null : previous().share(stems, slices(before));
    return new Terms(
        top.isEmpty() ? 0 : top.getFirst().sampled(),
        then == null ? 0 : then.sampled(),
        top.stream()
            .map(each -> new Term(each.term(), each.share(), shareOf(each, then)))
            .toList());
  }

  private static @Nullable Double shareOf(Stem stem, @Nullable Before before) {
    return before == null
        ? null
        : (double) before.asked().getOrDefault(stem.stem(), 0L) / before.sampled();
  }

  private record Stem(String stem, String term, long asked, long sampled) {
    double share() {
      return (double) asked / sampled;
    }
  }

  private record Before(Map<String, Long> asked, long sampled) {}

  private static int slices(long asked) {
    return (int) Math.min(SLICES, Math.ceilDiv((long) SAMPLE * SLICES, asked));
  }

  private List<Stem> top(int slices) throws SQLException {
    return scope
        .queries(
            "select * from report_terms("
                + Scope.QUERIES
                + ", ?) where asked > 1 order by asked desc, stem limit "
                + MOST_TERMS,
            slices)
        .list(
            connection,
            row ->
                new Stem(
                    row.getString("stem"),
                    row.getString("term"),
                    row.getLong("asked"),
                    row.getLong("sampled")));
  }

  private @Nullable Before share(String[] stems, int slices) throws SQLException {
    var asked = new HashMap<String, Long>();
    var sampled =
        scope
            .queries(
                "select * from report_terms_of(" + Scope.QUERIES + ", ?, ?)",
                slices,
                connection.createArrayOf("text", stems))
            .list(
                connection,
                row -> {
                  asked.put(row.getString("stem"), row.getLong("asked"));
                  return row.getLong("sampled");
                });
    return sampled.isEmpty() || sampled.getFirst() == 0
        ? null
        : new Before(asked, sampled.getFirst());
  }
}
