set local lock_timeout = '30s';

-- What a reader agreed to: {"version", "purpose", "covers", "language", "keptFor"}; consented_at says when. Null in rows
-- of before, and once the reader is erased. The service of the release before writes none.
alter table booking
  add column consent jsonb,
  -- when its reader was erased: what is left says that a call was booked, and what became of it
  add column erased_at timestamptz,
  alter column reader_name drop not null,
  alter column reader_email drop not null,
  -- validated by the migration after this one, which locks nobody out
  add constraint booking_names_its_reader check (
    erased_at is not null or (reader_name is not null and reader_email is not null)) not valid;

alter table reader_query
  add column consent jsonb,
  add column erased_at timestamptz,
  add constraint reader_query_erased_has_no_person check (
    erased_at is null or (reader_name is null and reader_email is null)) not valid;

alter table waitlist_entry add column consent jsonb;

alter table survey_response add column consent jsonb;
