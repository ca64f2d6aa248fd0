-- The counts that are kept (report_hour, report_part), and what is read from them.

-- What a query adds to which counts.
create or replace function report_things(q report_query, what text) returns table (article_id uuid, key text)
  language sql immutable parallel safe as $$
  select case when $2 in ('article', 'section', 'passage') then $1.article_id end,
    case $2
      when 'article' then ''
      when 'topic' then $1.topic
      when 'section' then $1.passage ->> 'section'
      when 'passage' then $1.passage ->> 'exact'
      when 'wait' then report_wait($1.first_answered_at - $1.created_at)::text
    end
$$;

-- Sums counts of a grain up to the next.
create or replace function report_sum(fine text, coarse text, length interval, spans timestamptz[]) returns void
  language plpgsql as $$
begin
  delete from report_part where grain = coarse and begins = any (spans);
  insert into report_part (what, grain, begins, channel, language, article_id, key, asked)
  select p.what, coarse, s.begins, p.channel, p.language, p.article_id, p.key, sum(p.asked)
  from unnest(spans) as s (begins)
  join report_part p on p.grain = fine and p.begins >= s.begins
    and p.begins < ((s.begins at time zone 'UTC') + length) at time zone 'UTC'
  group by 1, 2, 3, 4, 5, 6, 7
  order by 1, 3;
end
$$;

-- Counts what is stale, at most so many days at a time; says how many it did. Only one does so at a time.
create or replace function report_refresh(most integer) returns integer language plpgsql as $$
declare
  days date[];
  spans timestamptz[];
begin
  if not pg_try_advisory_xact_lock(hashtext('report_refresh')) then
    return 0;
  end if;
  with latest as (select distinct day from report_stale order by day desc limit most),
    taken as (delete from report_stale where day in (select day from latest) returning day)
  select array_agg(distinct day) into days from taken;
  if days is null then
    return 0;
  end if;

  delete from report_hour where day = any (days);
  insert into report_hour (hour, day, channel, language, asked, open, answered, closed)
  select date_trunc('hour', q.created_at, 'UTC'), d.day, q.channel, q.language, count(*),
    count(*) filter (where q.status = 'open'), count(*) filter (where q.status = 'answered'),
    count(*) filter (where q.status = 'closed')
  from unnest(days) as d (day)
  join report_query q on q.created_at >= report_begin(d.day) and q.created_at < report_begin(d.day + 1)
  group by 1, 2, 3, 4;

  delete from report_part where grain = 'day' and begins = any (select report_begin(day) from unnest(days) as d (day));
  insert into report_part (what, grain, begins, channel, language, article_id, key, asked)
  select w.what, 'day', report_begin(d.day), q.channel, q.language, thing.article_id, thing.key, count(*)
  from unnest(days) as d (day)
  join report_query q on q.created_at >= report_begin(d.day) and q.created_at < report_begin(d.day + 1)
  cross join unnest('{article,topic,section,passage,wait}'::text[]) as w (what)
  cross join lateral report_things(q, w.what) thing
  where thing.key is not null
  group by 1, 2, 3, 4, 5, 6, 7
  order by 1, 3;

  -- Rows of one kind lie together, as they are read together.
  select array_agg(distinct date_trunc('month', report_begin(day), 'UTC')) into spans from unnest(days) as d (day);
  perform report_sum('day', 'month', '1 month', spans);
  select array_agg(distinct date_trunc('year', report_begin(day), 'UTC')) into spans from unnest(days) as d (day);
  perform report_sum('month', 'year', '1 year', spans);
  return cardinality(days);
end
$$;

-- A period cut into years, months and days whose counts are kept, and the rest, which is counted row by row. With a
-- filter by article or topic (not plain) all of it is: the indexes of reader_query lead to those rows.
create or replace function report_pieces(since timestamptz, until timestamptz, plain boolean)
  returns table (grain text, begins timestamptz, ends timestamptz) language sql stable rows 60 as $$
  with edge as (
    select report_day($1 + interval '24 hours' - interval '1 microsecond') as first, report_day($2) as last
  ), day as (
    select d::date as day, date_trunc('month', d)::date as month, date_trunc('year', d)::date as year,
      d::date in (select s.day from report_stale s) as stale
    from edge, generate_series(edge.first::timestamp, edge.last::timestamp - interval '1 day', '1 day') d
    where $3
  ), year as (
    select year, (year + interval '1 year')::date as next
    from day
    group by 1
    having not bool_or(stale) and count(*) = (year + interval '1 year')::date - year
  ), month as (
    select month, (month + interval '1 month')::date as next
    from day
    where year not in (select year from year)
    group by 1
    having not bool_or(stale) and count(*) = (month + interval '1 month')::date - month
  )
  select 'year', report_begin(year), report_begin(next) from year
  union all
  select 'month', report_begin(month), report_begin(next) from month
  union all
  select case when stale then 'row' else 'day' end, report_begin(day), report_begin(day + 1)
  from day
  where year not in (select year from year) and month not in (select month from month)
  union all
  select 'row', $1, least($2, report_begin(edge.first)) from edge
  where $3 and $1 < least($2, report_begin(edge.first))
  union all
  select 'row', report_begin(edge.last), $2 from edge
  where $3 and edge.first <= edge.last and report_begin(edge.last) < $2
  union all
  select 'row', $1, $2 where not $3
$$;

-- How often something was asked about.
create or replace function report_count(
    what text, begins timestamptz, ends timestamptz, article uuid, channel text, topic text, language text)
  returns table (article_id uuid, key text, asked bigint) language sql stable as $$
  with piece as materialized (
    select * from report_pieces($2, $3, $4 is null and $6 is null)
  )
  select counted.article_id, counted.key, sum(counted.asked)::bigint
  from (
    select p.article_id, p.key, p.asked
    from unnest('{year,month,day}'::text[]) as g (grain)
    cross join lateral (
      select *
      from report_part part
      where part.what = $1 and part.grain = g.grain
        and part.begins = any (array(select piece.begins from piece where piece.grain = g.grain))
      offset 0) p
    where ($5 is null or p.channel = $5) and ($7 is null or p.language = $7)
    union all
    select thing.article_id, thing.key, 1
    from piece
    cross join lateral report_queries(piece.begins, piece.ends, $4, $5, $6, $7) q
    cross join lateral report_things(q, $1) thing
    where piece.grain = 'row' and thing.key is not null) counted
  group by 1, 2
$$;

-- How many were asked on each date of the zone, through which channel, and where they stand now. Each stretch of rows
-- is looked up by itself (offset 0): how many rows lie between moments that are not known beforehand is guessed as a
-- good part of them all, and all would be read where hardly any are wanted.
create or replace function report_days(
    first date, until date, zone text, article uuid, door text, topic text, language text)
  returns table (day date, channel text, asked bigint, open bigint, answered bigint, closed bigint)
  language sql stable as $$
  with asked as (
    select (min(created_at) at time zone $3)::date as first, (max(created_at) at time zone $3)::date as last
    from reader_query
  ), day as materialized (
    select d::date as day, report_midnight(d::date, $3) as begins, report_midnight(d::date + 1, $3) as ends
    from asked, generate_series(
      greatest($1, asked.first)::timestamp, least($2 - 1, asked.last + 1)::timestamp, '1 day') d
  ), whole as materialized (
    -- Where midnight is not at a whole hour of UTC, the hours around it belong to two days.
    select day, begins, ends, date_trunc('hour', ends, 'UTC') as last,
      date_trunc('hour', begins + interval '1 hour' - interval '1 microsecond', 'UTC') as first
    from day
    where $4 is null and $6 is null
  ), fragment as (
    select greatest(date_trunc('hour', begins, 'UTC'), report_midnight($1, $3)) as begins, first as ends
    from whole
    where begins < first
    union all
    select last, ends from whole where day = (select max(day) from whole) and last < ends
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
