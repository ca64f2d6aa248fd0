-- How many were asked on each date of the zone, through which channel, and where they stand now. As before, but each
-- stretch of rows is looked up by itself (offset 0): how many rows lie between moments that are not known beforehand is
-- guessed as a good part of them all, so all were read where hardly any were wanted.
create or replace function report_days(
    first date, until date, zone text, article uuid, door text, topic text, language text)
  returns table (day date, channel text, asked bigint, open bigint, answered bigint, closed bigint)
  language sql stable as $$
  with day as materialized (
    select d::date as day, report_midnight(d::date, $3) as begins, report_midnight(d::date + 1, $3) as ends
    from generate_series($1::timestamp, $2::timestamp - interval '1 day', '1 day') d
  ), whole as materialized (
    -- Where midnight is not at a whole hour of UTC, the hours around it belong to two days.
    select day, begins, ends, date_trunc('hour', ends, 'UTC') as last,
      date_trunc('hour', begins + interval '1 hour' - interval '1 microsecond', 'UTC') as first
    from day
    where $4 is null and $6 is null
  ), fragment as (
    select begins, first as ends from whole where begins < first
    union all
    select last, ends from whole where last < ends
  ), rows as (
    select q.created_at, q.channel, q.status
    from fragment
    cross join lateral (
      select * from report_queries(fragment.begins, fragment.ends, $4, $5, $6, $7) offset 0) q
    where report_day(q.created_at) not in (select s.day from report_stale s)
    union all
    select q.created_at, q.channel, q.status
    from (select distinct s.day from report_stale s) stale
    cross join lateral (
      select *
      from report_queries(
        greatest(report_begin(stale.day), report_midnight($1, $3)),
        least(report_begin(stale.day + 1), report_midnight($2, $3)), $4, $5, $6, $7)
      offset 0) q
    where $4 is null and $6 is null
    union all
    select q.created_at, q.channel, q.status
    from report_queries(report_midnight($1, $3), report_midnight($2, $3), $4, $5, $6, $7) q
    where $4 is not null or $6 is not null
  )
  select counted.day, counted.channel, sum(counted.asked)::bigint, sum(counted.open)::bigint,
    sum(counted.answered)::bigint, sum(counted.closed)::bigint
  from (
    select whole.day, h.channel, h.asked, h.open, h.answered, h.closed
    from whole
    join report_hour h on h.hour >= whole.first and h.hour < whole.last
    where ($5 is null or h.channel = $5) and ($7 is null or h.language = $7)
      and h.day not in (select s.day from report_stale s)
    union all
    select (r.created_at at time zone $3)::date, r.channel, 1, (r.status = 'open')::integer,
      (r.status = 'answered')::integer, (r.status = 'closed')::integer
    from rows r) counted
  group by 1, 2
$$;
