-- What counts as a reader query in reports, and dates of a zone. Periods are [begins, ends) in instants; where days,
-- weekdays or hours are told, they are those of a zone that is given. A filter that is null does not matter. Functions
-- of one statement are written so that PostgreSQL can inline them into the statement that calls them: a filter that is
-- null then costs nothing.

create or replace function report_language(locale text) returns text
  language sql immutable strict parallel safe
  return lower(split_part(locale, '-', 1));

-- The first instant of a date: where clocks are set back at midnight, there are two of that name.
create or replace function report_midnight(day date, zone text) returns timestamptz
  language sql stable parallel safe
  return case
    when (((day::timestamp at time zone zone) - interval '1 hour') at time zone zone)::date = day
      then (day::timestamp at time zone zone) - interval '1 hour'
    else day::timestamp at time zone zone
  end;

create or replace function report_begin(day date) returns timestamptz
  language sql immutable strict parallel safe
  return day::timestamp at time zone 'UTC';

-- What counts as a reader query: all that a reader asked and a person may answer. What is flagged counts once staff
-- have let it through; what was flagged and closed unanswered never does, nor what its reader withdrew.
create or replace view report_query as
  select id, reference, article_id, channel, kind, status, topic, report_language(reader_locale) as language, created_at,
    first_answered_at, closed_at, body, prompt, passage
  from reader_query
  where status in ('open', 'answered', 'closed')
    and (status <> 'closed' or held_because is null or first_answered_at is not null);
comment on view report_query is 'owner: report. The reader queries that count.';

create or replace function report_queries(
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
create or replace function report_left_out(
    begins timestamptz, ends timestamptz, article uuid, channel text, topic text, language text)
  returns table (held bigint, refused bigint, withdrawn bigint) language sql stable parallel safe as $$
  select count(*) filter (where status = 'flagged'), count(*) filter (where status = 'closed'),
    count(*) filter (where status = 'withdrawn')
  from (
    select status, article_id, channel, topic, reader_locale
    from reader_query
    where created_at >= $1 and created_at < $2
      and held_because is not null and status in ('flagged', 'closed') and first_answered_at is null
    union all
    select status, article_id, channel, topic, reader_locale
    from reader_query
    where created_at >= $1 and created_at < $2 and status = 'withdrawn') q
  where ($3 is null or q.article_id = $3)
    and ($4 is null or q.channel = $4)
    and ($5 is null or q.topic = $5)
    and ($6 is null or report_language(q.reader_locale) = $6)
$$;
