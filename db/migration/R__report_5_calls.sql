-- Calls and the times at which hosts are there.

-- Calls that begin in a period, and what became of them; unrecorded is what is over without an outcome. Those that their
-- readers have not confirmed, or never did, are not calls yet.
create or replace function report_calls(
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
    and b.confirm_by is null
    and ($3 is null or b.article_id = $3)
    and ($4 is null or b.topic = $4)
    and ($5 is null or report_language(b.reader_locale) = $5)
$$;

-- When hosts are there, as their hours stand now: of each date the override, or else the hours of the weekday. A date
-- on which the host's clock jumps is read minute by minute, so that hours that are skipped or come twice count as
-- often as there are; on any other date a time of the wall is so long after midnight.
create or replace function report_offered(begins timestamptz, ends timestamptz)
  returns table (host_id uuid, during tstzrange) language sql stable as $$
  with date as materialized (
    select h.id as host_id, h.zone, d::date as date, report_midnight(d::date, h.zone) as begins,
      report_midnight(d::date + 1, h.zone) as ends
    from host h
    cross join generate_series(
      ($1 at time zone h.zone)::date::timestamp, ($2 at time zone h.zone)::date::timestamp, '1 day') d
    where h.active and h.signs_in
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
create or replace function report_offered_hours(begins timestamptz, ends timestamptz, zone text)
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
