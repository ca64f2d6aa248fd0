-- The arithmetic of the reports. Periods are [begins, ends) in instants; where days, weekdays or hours are told, they
-- are those of a zone that is given. A filter that is null does not matter. Functions of one statement are written
-- so that PostgreSQL can put them into the statement that calls them: a filter that is null then costs nothing.

-- In what the search finds a reader query by, what the reader wrote is told (weight A) from the reference, names,
-- quotations and replies: it counts for more in the order of what is found, and reports read from it which words the
-- texts hold without taking the texts to pieces again.
create function query_words(body text, others text) returns tsvector
  language sql immutable parallel safe
  return setweight(search_words(coalesce(body, '')), 'A') || search_words(coalesce(others, ''));

create function body_words(words tsvector) returns tsvector
  language sql immutable strict parallel safe
  return ts_filter(words, '{a}');

update reader_query q
set words = query_words(body, concat_ws(' ', reference, reader_name, passage ->> 'exact',
  (select string_agg(r.body, ' ' order by r.id) from reply r where r.query_id = q.id)))
where body <> '';

create function report_language(locale text) returns text
  language sql immutable strict parallel safe
  return lower(split_part(locale, '-', 1));

-- The first instant of a date: where clocks are set back at midnight, there are two of that name.
create function report_midnight(day date, zone text) returns timestamptz
  language sql stable parallel safe
  return case
    when (((day::timestamp at time zone zone) - interval '1 hour') at time zone zone)::date = day
      then (day::timestamp at time zone zone) - interval '1 hour'
    else day::timestamp at time zone zone
  end;

-- What counts as a reader query: all that a reader asked and a person may answer. What is held back counts once staff
-- have let it through; what they closed unanswered although it was held never does, nor what its reader took back.
create view report_query as
  select id, reference, article_id, channel, kind, status, topic, report_language(reader_locale) as language, created_at,
    first_answered_at, closed_at, body, prompt, passage
  from reader_query
  where status in ('open', 'answered', 'closed')
    and (status <> 'closed' or held_because is null or first_answered_at is not null);

create function report_queries(
    begins timestamptz, ends timestamptz, article uuid, channel text, topic text, language text)
  returns setof report_query language sql stable parallel safe as $$
  select q.*
  from report_query q
  where q.created_at >= $1 and q.created_at < $2
    and ($3 is null or q.article_id = $3)
    and ($4 is null or q.channel = $4)
    and ($5 is null or q.topic = $5)
    and ($6 is null or q.language = $6)
$$;

-- What does not count, and why.
create function report_left_out(
    begins timestamptz, ends timestamptz, article uuid, channel text, topic text, language text)
  returns table (held bigint, refused bigint, withdrawn bigint) language sql stable parallel safe as $$
  select count(*) filter (where status = 'held'), count(*) filter (where status = 'closed'),
    count(*) filter (where status = 'withdrawn')
  from (
    select status, article_id, channel, topic, reader_locale
    from reader_query
    where created_at >= $1 and created_at < $2
      and held_because is not null and status in ('held', 'closed') and first_answered_at is null
    union all
    select status, article_id, channel, topic, reader_locale
    from reader_query
    where created_at >= $1 and created_at < $2 and status = 'withdrawn') q
  where ($3 is null or q.article_id = $3)
    and ($4 is null or q.channel = $4)
    and ($5 is null or q.topic = $5)
    and ($6 is null or report_language(q.reader_locale) = $6)
$$;
create index reader_query_open on reader_query (created_at)
  include (channel, reader_locale, article_id, topic, held_because, first_answered_at, status)
  where status = 'open';
create index reader_query_held_back on reader_query (created_at) where held_because is not null;

-- What is asked with a filter by article or topic is read from the indexes alone.
drop index reader_query_by_article;
create index reader_query_by_article on reader_query (article_id, created_at, id)
  include (channel, status, topic, reader_locale, held_because, first_answered_at);
drop index reader_query_by_topic;
create index reader_query_by_topic on reader_query (topic, created_at, id)
  include (article_id, channel, status, reader_locale, held_because, first_answered_at)
  where topic is not null;

-- Counts that are kept: a day of UTC at a time, by the hour or by what was asked about. Days in which something has
-- changed since are stale: what is asked of them is counted anew, row by row, until report_refresh has done so for good.
-- So a report is exact at every moment, and no writer ever waits for another.
create table report_hour (
  hour timestamptz not null,
  day date not null,
  channel text not null,
  language text not null,
  asked integer not null,
  open integer not null,
  answered integer not null,
  closed integer not null,
  primary key (hour, channel, language)
);
create index report_hour_of_day on report_hour (day);

create table report_part (
  what text not null check (what in ('article', 'topic', 'section', 'passage', 'wait')),
  grain text not null check (grain in ('day', 'month', 'year')),
  begins timestamptz not null,
  channel text not null,
  language text not null,
  article_id uuid,
  -- the topic, the section's id, the words of the passage, or the length of the wait
  key text not null,
  asked integer not null
);
create index report_part_of on report_part (what, grain, begins);
create index report_part_at on report_part (grain, begins);

-- Written by whoever changes a reader query, in the same transaction; a day may stand here more than once.
create table report_stale (day date not null);

create function report_day(at timestamptz) returns date
  language sql immutable strict parallel safe
  return (at at time zone 'UTC')::date;

create function report_begin(day date) returns timestamptz
  language sql immutable strict parallel safe
  return day::timestamp at time zone 'UTC';

create function report_mark_stale() returns trigger language plpgsql as $$
begin
  if tg_op <> 'DELETE' then
    insert into report_stale select distinct report_day(created_at) from changed;
  end if;
  if tg_op <> 'INSERT' then
    insert into report_stale select distinct report_day(created_at) from gone;
  end if;
  return null;
end
$$;
create trigger reader_query_inserted after insert on reader_query
  referencing new table as changed for each statement execute function report_mark_stale();
create trigger reader_query_updated after update on reader_query
  referencing new table as changed old table as gone for each statement execute function report_mark_stale();
create trigger reader_query_deleted after delete on reader_query
  referencing old table as gone for each statement execute function report_mark_stale();

create function report_forget() returns trigger language plpgsql as $$
begin
  truncate report_hour, report_part, report_stale;
  return null;
end
$$;
create trigger reader_query_emptied after truncate on reader_query
  for each statement execute function report_forget();

insert into report_stale select distinct report_day(created_at) from reader_query;

-- A length of time on a scale of 32 steps for each doubling of seconds.
create function report_wait(lasting interval) returns integer
  language sql immutable parallel safe
  return case when lasting is not null then
    floor(32 * ln(greatest(extract(epoch from lasting)::double precision, 1)) / ln(2::double precision))::integer end;

create index reader_query_waited on reader_query (report_wait(first_answered_at - created_at), created_at)
  include (first_answered_at, status, held_because, channel, reader_locale)
  where first_answered_at is not null;

-- What a query adds to which counts.
create function report_things(q report_query, what text) returns table (article_id uuid, key text)
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
create function report_sum(fine text, coarse text, length interval, spans timestamptz[]) returns void
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
create function report_refresh(most integer) returns integer language plpgsql as $$
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
create function report_pieces(since timestamptz, until timestamptz, plain boolean)
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
create function report_count(
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
create function report_days(
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

-- The queries that nobody has answered and that are open: how long each has waited so far.
create function report_waiting(
    begins timestamptz, ends timestamptz, article uuid, channel text, topic text, language text, now timestamptz)
  returns table (waited interval) language sql stable as $$
  select greatest($7 - q.created_at, interval '0')
  from report_queries($1, $2, $3, $4, $5, $6) q
  where q.status = 'open' and q.first_answered_at is null
$$;

-- The time to the first answer within which a share of the queries was answered, from 0 to 1. A query that still waits
-- is not left out (its observation is right-censored): the time it has waited so far stands in its place in the order,
-- after an answered one of the same length. If the share falls on such a one, still_waits is true and the real
-- value is more than what is told. Queries that were closed without an answer are neither.
create function report_first_answer(
    begins timestamptz, ends timestamptz, article uuid, channel text, topic text, language text, now timestamptz,
    shares double precision[])
  returns table (share double precision, lasting interval, still_waits boolean, answered bigint, waiting bigint)
  language plpgsql stable as $$
declare
  scale integer[];
  counts bigint[];
  total bigint;
  place bigint;
  step integer;
  shortest interval;
  longest interval;
begin
  select array_agg(s.step order by s.step), array_agg(s.counted order by s.step),
    coalesce(sum(s.answered), 0), coalesce(sum(s.waiting), 0)
  into scale, counts, answered, waiting
  from (
    select one.step, sum(one.answered + one.waiting)::bigint as counted, sum(one.answered)::bigint as answered,
      sum(one.waiting)::bigint as waiting
    from (
      select key::integer as step, asked as answered, 0 as waiting
      from report_count('wait', $1, $2, $3, $4, $5, $6)
      union all
      select report_wait(w.waited), 0, count(*)
      from report_waiting($1, $2, $3, $4, $5, $6, $7) w
      group by 1) one
    group by 1) s;
  total := answered + waiting;
  foreach share in array $8 loop
    lasting := null;
    still_waits := null;
    -- The first of an order in which at least this share comes no later.
    place := greatest(1, ceil((share * total)::numeric));
    if total > 0 then
      for i in 1 .. cardinality(scale) loop
        step := scale[i];
        exit when place <= counts[i];
        place := place - counts[i];
      end loop;
      -- Roughly where that step lies, for those that wait: to compute their steps is dear.
      shortest := make_interval(secs => case when step > 0 then 0.999 * 2.0 ^ (step / 32.0) else 0 end);
      longest := make_interval(secs => 1.001 * 2.0 ^ ((step + 1) / 32.0));
      select one.lasting, one.waits into lasting, still_waits
      from (
        select q.first_answered_at - q.created_at as lasting, false as waits
        from report_queries($1, $2, $3, $4, $5, $6) q
        where q.first_answered_at is not null and report_wait(q.first_answered_at - q.created_at) = step
        union all
        select w.waited, true
        from report_waiting($1, $2, $3, $4, $5, $6, $7) w
        where w.waited >= shortest and w.waited < longest and report_wait(w.waited) = step) one
      order by 1, 2
      offset place - 1
      limit 1;
    end if;
    return next;
  end loop;
end
$$;

-- What is open, by how long ago it was asked: steps in days, each with what is older than it and not than the next.
create function report_ages(
    begins timestamptz, ends timestamptz, article uuid, channel text, topic text, language text, now timestamptz,
    steps integer[])
  returns table (days integer, waiting bigint) language sql stable as $$
  select step.days, count(q.created_at)
  from (
    select days, lead(days) over (order by days) as next from unnest($8) as s (days)) step
  left join (
    select created_at from report_queries($1, $2, $3, $4, $5, $6) where status = 'open') q
    on (q.created_at <= $7 - step.days * interval '24 hours' or step.days = 0)
    and (step.next is null or q.created_at > $7 - step.next * interval '24 hours')
  group by 1
$$;

-- A part of 1,024 to which a query falls by chance, always the same.
create function report_slice(id uuid) returns integer
  language sql immutable strict parallel safe
  return uuid_hash(id) & 1023;
create index reader_query_slice on reader_query (report_slice(id), created_at);

-- As a constant of the statement that calls it, by which it is known how many rows these parts hold.
create function report_slices(most integer) returns integer[]
  language sql immutable strict parallel safe as $$
  select array(select generate_series(0, $1 - 1))
$$;

-- Some queries of a period, drawn by chance: all of them if they are fewer than wanted.
create function report_sample(
    begins timestamptz, ends timestamptz, article uuid, channel text, topic text, language text, slices integer)
  returns table (body text, words tsvector) language sql stable as $$
  select r.body, body_words(r.words)
  from (
    select q.id
    from report_queries($1, $2, $3, $4, $5, $6) q
    where $7 >= 1024
    union all
    select q.id
    from report_queries($1, $2, $3, $4, $5, $6) q
    where $7 < 1024 and report_slice(q.id) = any (report_slices($7))) drawn
  join reader_query r using (id)
$$;

-- The words that most queries of a sample hold, each counted once a query, as people write them.
create function report_terms(
    begins timestamptz, ends timestamptz, article uuid, channel text, topic text, language text, slices integer)
  returns table (stem text, term text, asked bigint, sampled bigint) language sql stable as $$
  with sample as materialized (
    select body, words from report_sample($1, $2, $3, $4, $5, $6, $7)
  ), counted as materialized (
    select w.lexeme, count(*) as asked from sample, unnest(sample.words) w group by 1
  ), top as materialized (
    select lexeme, asked
    from counted
    where lexeme ~ '^[[:alpha:]][[:alpha:]''’-]{2,}$'
    order by 2 desc, 1
    limit 30
  ), form as materialized (
    -- A stem begins as its word does, but for ё and a few of English; of those the stem itself is told.
    select w.lexeme as word, count(*) as times
    from (select body from sample limit 200) said, unnest(to_tsvector('pg_catalog.simple', said.body)) w
    group by 1
    having translate(left(w.lexeme, 2), 'ё', 'е') in (select left(top.lexeme, 2) from top)
  ), written as (
    select distinct on (stem.lexeme) stem.lexeme, form.word
    from form
    cross join lateral unnest(search_words(form.word)) stem
    order by stem.lexeme, form.times desc, form.word
  )
  select top.lexeme, coalesce(written.word, top.lexeme), top.asked, (select count(*) from sample)
  from top
  left join written using (lexeme)
$$;

-- How many queries of a sample hold each of these words.
create function report_terms_of(
    begins timestamptz, ends timestamptz, article uuid, channel text, topic text, language text, slices integer,
    stems text[])
  returns table (stem text, asked bigint, sampled bigint) language sql stable as $$
  with sample as materialized (
    select words from report_sample($1, $2, $3, $4, $5, $6, $7)
  ), held as (
    select w.lexeme, count(*) as asked
    from sample, unnest(sample.words) w
    where w.lexeme = any ($8)
    group by 1
  )
  select s.stem, coalesce(held.asked, 0), (select count(*) from sample)
  from unnest($8) as s (stem)
  left join held on held.lexeme = s.stem
$$;

-- Calls that begin in a period, and what became of them; unrecorded is what is over without anybody having said.
create function report_calls(
    begins timestamptz, ends timestamptz, article uuid, topic text, language text, now timestamptz)
  returns table (
    id uuid, reference text, article_id uuid, host_id uuid, starts_at timestamptz, lead interval, became text)
  language sql stable parallel safe as $$
  select b.id, b.reference, b.article_id, b.host_id, b.starts_at, b.starts_at - b.booked_at,
    case
      when b.status = 'cancelled' then 'cancelled'
      when b.outcome is not null then b.outcome
      when b.ends_at > $6 then 'ahead'
      else 'unrecorded'
    end
  from booking b
  where b.starts_at >= $1 and b.starts_at < $2
    and ($3 is null or b.article_id = $3)
    and ($4 is null or b.topic = $4)
    and ($5 is null or report_language(b.reader_locale) = $5)
$$;

-- When hosts are there, as their hours stand now: of each date the override, or else the hours of the weekday. A date
-- on which the host's clock jumps is read minute by minute, so that hours that are skipped or come twice count as
-- often as there are; on any other date a time of the wall is so long after midnight.
create function report_offered(begins timestamptz, ends timestamptz)
  returns table (host_id uuid, during tstzrange) language sql stable as $$
  with date as materialized (
    select h.id as host_id, h.zone, d::date as date, report_midnight(d::date, h.zone) as begins,
      report_midnight(d::date + 1, h.zone) as ends
    from host h
    cross join generate_series(
      ($1 at time zone h.zone)::date::timestamp, ($2 at time zone h.zone)::date::timestamp, '1 day') d
    where h.active
  ), wall as (
    select date.*, w.windows[i] as opens, w.windows[i + 1] as closes,
      date.ends - date.begins = interval '24 hours' as even
    from date
    cross join lateral (
      select coalesce(
        (select o.windows from host_override o where o.host_id = date.host_id and o.date = date.date),
        (select h.windows from host_hours h
          where h.host_id = date.host_id and h.day = extract(isodow from date.date))) as windows) w
    cross join generate_series(1, cardinality(w.windows), 2) i
  ), open as (
    select host_id, begins + opens * interval '1 minute' as opens, begins + closes * interval '1 minute' as closes
    from wall
    where even
    union all
    select wall.host_id, minute, minute + interval '1 minute'
    from wall
    cross join generate_series(wall.begins, wall.ends - interval '1 minute', '1 minute') minute
    cross join lateral (
      select extract(epoch from (minute at time zone wall.zone) - wall.date::timestamp) / 60 as clock) c
    where not even and c.clock >= wall.opens and c.clock < wall.closes
  )
  select host_id, tstzrange(greatest(opens, $1), least(closes, $2))
  from open
  where opens < $2 and closes > $1
$$;

-- Minutes that hosts are there, by weekday (1 is Monday) and hour of the zone.
create function report_offered_hours(begins timestamptz, ends timestamptz, zone text)
  returns table (weekday integer, hour integer, minutes bigint) language sql stable as $$
  select extract(isodow from part.clock)::integer, extract(hour from part.clock)::integer,
    sum(extract(epoch from part.lasts) / 60)::bigint
  from report_offered($1, $2) o
  cross join generate_series(
    date_trunc('hour', lower(o.during), $3), upper(o.during) - interval '1 microsecond', '1 hour') h
  cross join lateral (
    select h at time zone $3 as clock,
      least(upper(o.during), h + interval '1 hour') - greatest(lower(o.during), h) as lasts) part
  group by 1, 2
$$;

-- What responses completed in a period add up to: of scales from 0 to 10 the Net Promoter Score, of scales from 1 to 5
-- the share of 4 and 5. Whoever skipped a question is in no denominator, but is told. Fewer than five answers are not
-- told apart.
create function report_scores(begins timestamptz, ends timestamptz, article uuid, language text)
  returns table (survey text, question text, title jsonb, score text, answered bigint, skipped bigint, value double precision)
  language sql stable as $$
  with response as materialized (
    select r.id, r.survey_id, r.version, r.skipped
    from survey_response r
    where r.completed_at >= $1 and r.completed_at < $2 and not r.suspect
      and ($3 is null or r.article_id = $3)
      and ($4 is null or report_language(r.locale) = $4)
  ), rating as (
    select v.survey_id, v.version, v.place, v.element ->> 'name' as name, v.element -> 'title' as title,
      case when v.lowest = 0 and v.highest = 10 then 'nps' when v.lowest = 1 and v.highest = 5 then 'csat' end as score
    from (
      select v.survey_id, v.version, e.place, e.element, coalesce((e.element ->> 'rateMin')::integer, 1) as lowest,
        coalesce((e.element ->> 'rateMax')::integer, 5) as highest
      from survey_version v
      cross join lateral jsonb_array_elements(v.content -> 'elements') with ordinality as e (element, place)
      where e.element ->> 'type' = 'rating'
        and (v.survey_id, v.version) in (select r.survey_id, r.version from response r)) v
  )
  select told.survey_id, told.name, told.title, told.score, told.answered, told.skipped,
    case when told.answered >= 5 then
      case told.score when 'nps' then 100.0 * (told.high - told.low) / told.answered
      else 1.0 * told.satisfied / told.answered end
    end
  from (
    select q.survey_id, q.name, q.score, (array_agg(q.title order by q.version desc))[1] as title,
      min(q.place) as place, count(a.rate) as answered,
      count(*) filter (where q.name = any (r.skipped)) as skipped,
      count(*) filter (where a.rate >= 9) as high, count(*) filter (where a.rate <= 6) as low,
      count(*) filter (where a.rate >= 4) as satisfied
    from response r
    join rating q on q.survey_id = r.survey_id and q.version = r.version and q.score is not null
    left join lateral (
      select s.value::integer as rate from survey_answer s
      where s.response_id = r.id and s.question = q.name and s.place = 0 and s.kind = 'rating') a on true
    group by 1, 2, 3) told
  order by told.survey_id, told.place, told.name
$$;
create index survey_response_completed on survey_response (completed_at) where completed_at is not null;

-- The admins who want the figures of the week on Mondays, and by which clock and in which language.
create table report_digest (
  staff_id uuid primary key references staff on delete cascade,
  zone text not null,
  language text not null,
  wanted_since timestamptz not null,
  -- the Monday of the last one
  sent_for date
);
