create table booking (
  id uuid primary key,
  reference text not null unique,
  article_id uuid not null references article,
  host_id uuid not null references host,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  -- The call and the buffer after it. One side is enough: of two calls, the later one's start is checked
  -- against the earlier one's end, whichever was booked first.
  occupies tstzrange not null,
  status text not null check (status in ('confirmed', 'cancelled')),
  sequence integer not null check (sequence >= 0),
  reader_name text not null,
  reader_email text not null,
  reader_zone text not null,
  reader_locale text not null,
  question text,
  topic text,
  -- {"exact", "prefix", "suffix", "section"}: a W3C TextQuoteSelector and its section
  passage jsonb,
  consented_at timestamptz not null,
  booked_at timestamptz not null,
  changed_at timestamptz not null,
  cancellation_reason text,
  outcome text check (outcome in ('attended', 'no-show')),
  notes text,
  -- The event for which the reader was thanked: an outcome may be recorded again, with other notes.
  thanked_for uuid,
  -- Why staff moved the call, in their words to its reader; null where the reader moved it.
  moving_reason text,
  constraint booking_lasts_30_minutes check (extract(epoch from ends_at - starts_at) = 1800),
  constraint booking_occupies_its_time check (lower(occupies) = starts_at and upper(occupies) >= ends_at),
  constraint booking_outcome_of_confirmed check (outcome is null or status = 'confirmed'),
  constraint booking_one_call_at_a_time exclude using gist (host_id with =, occupies with &&)
    where (status = 'confirmed')
);
comment on table booking is 'owner: call.booking. Calls of a host and a reader, cancelled ones included.';
create index booking_confirmed_by_host_and_start on booking (host_id, starts_at) where status = 'confirmed';
create index booking_by_host_and_booked_at on booking (host_id, booked_at);
create index booking_by_start on booking (starts_at, id);
-- all calls of one reader, ignoring case and as typed
create index booking_by_mailbox on booking (lower(reader_email), article_id);
create index booking_by_reader on booking (reader_email, starts_at);

-- Only the time counts that a booking takes: not its outcome, notes, or whether the reader was forgotten.
create function booking_changes_schedule_version() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    perform change_schedule_version(array(select distinct host_id from changed where status = 'confirmed'));
  elsif tg_op = 'DELETE' then
    perform change_schedule_version(array(select distinct host_id from gone where status = 'confirmed'));
  else
    perform change_schedule_version(array(
      select host_id
      from (
        select id, host_id, starts_at, occupies from changed where status = 'confirmed'
        union all
        select id, host_id, starts_at, occupies from gone where status = 'confirmed') as taken
      group by id, host_id, starts_at, occupies
      having count(*) = 1));
  end if;
  return null;
end
$$;

create trigger booking_inserted_schedule_version after insert on booking
  referencing new table as changed
  for each statement execute function booking_changes_schedule_version();
create trigger booking_updated_schedule_version after update on booking
  referencing new table as changed old table as gone
  for each statement execute function booking_changes_schedule_version();
create trigger booking_deleted_schedule_version after delete on booking
  referencing old table as gone
  for each statement execute function booking_changes_schedule_version();
create trigger booking_emptied_schedule_version after truncate on booking
  for each statement execute function change_all_schedule_versions();
