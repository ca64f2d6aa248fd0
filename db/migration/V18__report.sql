-- Counts of reader queries that are kept: a day of UTC at a time, by the hour or by what was asked about. Days that have
-- changed since are stale: reports count them anew, row by row, until report_refresh has done so for good. So a report
-- is exact at every moment, and no writer ever waits for another. Only what tables, indexes and triggers stand on is
-- here; the functions that sum are the repeatable migrations of the reports.

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
comment on table report_hour is 'owner: report. Reader queries of each hour, by where they stand.';
create index report_hour_by_day on report_hour (day);

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
comment on table report_part is 'owner: report. Reader queries of each day, month and year, by what was asked about.';
create index report_part_by_what_and_begin on report_part (what, grain, begins);
create index report_part_by_begin on report_part (grain, begins);

create table report_stale (day date not null);
comment on table report_stale is
  'owner: report. Days to count anew. Written in the transaction of the change; a day may stand here more than once.';

create function report_day(at timestamptz) returns date
  language sql immutable strict parallel safe
  return (at at time zone 'UTC')::date;

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
create trigger reader_query_inserted_report after insert on reader_query
  referencing new table as changed for each statement execute function report_mark_stale();
create trigger reader_query_updated_report after update on reader_query
  referencing new table as changed old table as gone for each statement execute function report_mark_stale();
create trigger reader_query_deleted_report after delete on reader_query
  referencing old table as gone for each statement execute function report_mark_stale();

create function report_forget() returns trigger language plpgsql as $$
begin
  truncate report_hour, report_part, report_stale;
  return null;
end
$$;
create trigger reader_query_emptied_report after truncate on reader_query
  for each statement execute function report_forget();

-- A length of time on a scale of 32 steps for each doubling of seconds.
create function report_wait(lasting interval) returns integer
  language sql immutable parallel safe
  return case when lasting is not null then
    floor(32 * ln(greatest(extract(epoch from lasting)::double precision, 1)) / ln(2::double precision))::integer end;

-- A part of 1,024 to which a query falls by chance, always the same.
create function report_slice(id uuid) returns integer
  language sql immutable strict parallel safe
  return uuid_hash(id) & 1023;

-- Indexes of the reports on a table of feedback.thread.
create index reader_query_open_by_created_at on reader_query (created_at)
  include (channel, reader_locale, article_id, topic, held_because, first_answered_at, status)
  where status = 'open';
create index reader_query_held_by_created_at on reader_query (created_at) where held_because is not null;
create index reader_query_answered_by_wait
  on reader_query (report_wait(first_answered_at - created_at), created_at)
  include (first_answered_at, status, held_because, channel, reader_locale)
  where first_answered_at is not null;
create index reader_query_by_slice on reader_query (report_slice(id), created_at);

create table report_digest (
  staff_id uuid primary key references staff on delete cascade,
  zone text not null,
  language text not null,
  wanted_since timestamptz not null,
  -- the Monday of the last one
  sent_for date
);
comment on table report_digest is
  'owner: report.digest. The admins who want the figures of the week on Mondays, and by which clock and in which'
  ' language.';
