package org.talktous.report;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.report.Report.Calls;
import org.talktous.report.Report.HostLoad;
import org.talktous.report.Report.Hour;

/** Reads what became of calls, when they were wanted, and who took them. */
record CallFigures(Connection connection, Scope scope) {
  private static final String CALLS = "report_calls(?, ?, ?, ?, ?, ?)";

  CallFigures previous() {
    return new CallFigures(connection, scope.previous());
  }

  Calls calls() throws SQLException {
    return select(
            """
            select count(*) as every,
              count(*) filter (where became = 'attended') as attended,
              count(*) filter (where became = 'no-show') as no_show,
              count(*) filter (where became = 'cancelled') as cancelled,
              count(*) filter (where became = 'ahead') as ahead,
              count(*) filter (where became = 'unrecorded') as unrecorded,
              extract(epoch from percentile_disc(0.5) within group (order by lead)
                filter (where became <> 'cancelled')) / 3600 as median_lead,
              extract(epoch from percentile_disc(0.9) within group (order by lead)
                filter (where became <> 'cancelled')) / 3600 as ninetieth_lead
            from
            """
                + CALLS)
        .only(
            connection,
            row ->
                new Calls(
                    row.getLong("every"),
                    row.getLong("attended"),
                    row.getLong("no_show"),
                    row.getLong("cancelled"),
                    row.getLong("ahead"),
                    row.getLong("unrecorded"),
                    number(row, "median_lead"),
                    number(row, "ninetieth_lead")));
  }

  static @Nullable Double number(ResultSet row, String column) throws SQLException {
    var number = row.getBigDecimal(column);
    return number == null ? null : number.doubleValue();
  }

  /** The hours of the week in which something was wanted or offered. */
  List<Hour> demand() throws SQLException {
    var zone = scope.period().zone().getId();
    return select(
            """
            select coalesce(booked.weekday, offered.weekday) as weekday,
              coalesce(booked.hour, offered.hour) as hour, coalesce(booked.calls, 0) as calls,
              coalesce(offered.minutes, 0) / 60.0 as hours
            from (
              select extract(isodow from starts_at at time zone ?)::integer as weekday,
                extract(hour from starts_at at time zone ?)::integer as hour, count(*) as calls
              from
            """
                + CALLS
                + """
                  group by 1, 2) booked
                full join report_offered_hours(?, ?, ?) offered
                  on offered.weekday = booked.weekday and offered.hour = booked.hour
                order by 1, 2
                """,
            List.of(zone, zone),
            List.of(scope.period().begins(), scope.period().ends(), zone))
        .list(
            connection,
            row ->
                new Hour(
                    row.getInt("weekday"),
                    row.getInt("hour"),
                    row.getLong("calls"),
                    row.getDouble("hours")));
  }

  List<HostLoad> hosts() throws SQLException {
    return select(
            """
            select h.id, h.name, coalesce(taken.calls, 0) as calls, coalesce(taken.attended, 0) as attended,
              coalesce(taken.no_show, 0) as no_show, coalesce(taken.ahead, 0) as ahead,
              coalesce(offered.hours, 0) as hours
            from host h
            left join (
              select host_id, count(*) as calls, count(*) filter (where became = 'attended') as attended,
                count(*) filter (where became = 'no-show') as no_show,
                count(*) filter (where became = 'ahead') as ahead
              from
            """
                + CALLS
                + """
                  where became <> 'cancelled'
                  group by 1) taken on taken.host_id = h.id
                left join (
                  select host_id, sum(extract(epoch from upper(during) - lower(during))) / 3600 as hours
                  from report_offered(?, ?)
                  group by 1) offered on offered.host_id = h.id
                where taken.calls > 0 or offered.hours > 0
                order by calls desc, hours desc, h.name, h.id
                limit 50
                """,
            List.of(),
            List.of(scope.period().begins(), scope.period().ends()))
        .list(
            connection,
            row ->
                new HostLoad(
                    row.getObject("id", UUID.class),
                    row.getString("name"),
                    row.getLong("calls"),
                    row.getLong("attended"),
                    row.getLong("no_show"),
                    row.getLong("ahead"),
                    row.getDouble("hours")));
  }

  private Select select(String sql) {
    return select(sql, List.of(), List.of());
  }

  private Select select(String sql, List<Object> before, List<Object> after) {
    var values = new ArrayList<@Nullable Object>(before);
    values.addAll(
        Arrays.asList(
            scope.period().begins(),
            scope.period().ends(),
            scope.article(),
            scope.filter().topic(),
            scope.filter().language(),
            scope.now()));
    values.addAll(after);
    return new Select(sql, values);
  }
}
