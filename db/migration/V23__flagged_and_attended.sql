-- A thread kept back as a program's work is flagged, a call that took place attended: `held` had meant both.
set local lock_timeout = '30s';

alter table reader_query drop constraint reader_query_status_check, drop constraint reader_query_held_because;
update reader_query set status = 'flagged' where status = 'held';
alter table reader_query
  add constraint reader_query_status_check check (status in ('open', 'answered', 'closed', 'flagged', 'withdrawn')),
  add constraint reader_query_flagged_because check (status <> 'flagged' or held_because is not null);

alter table booking drop constraint booking_outcome_check;
update booking set outcome = 'attended' where outcome = 'held';
alter table booking add constraint booking_outcome_check check (outcome in ('attended', 'no-show'));

-- Saved views keep the address of the inbox.
update inbox_view set filter = replace(filter, 'status=held', 'status=flagged') where filter like '%status=held%';

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
