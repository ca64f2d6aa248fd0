-- Everything a reader asks, through whichever door, and where it stands.
create table reader_query (
  id uuid primary key,
  reference text not null constraint reader_query_reference_key unique,
  article_id uuid not null references article,
  channel text not null check (channel in ('comment', 'call', 'survey')),
  kind text not null check (kind in ('question', 'correction', 'suggestion', 'praise', 'other')),
  status text not null check (status in ('open', 'answered', 'closed', 'held', 'withdrawn')),
  -- Why it was held back from the others, in one word; kept when it was let through.
  held_because text check (held_because in ('links', 'hidden-field', 'form-age', 'flood')),
  sequence integer not null check (sequence >= 0),
  body text not null,
  -- What a survey asked to get this for an answer.
  prompt text,
  -- {"exact", "prefix", "suffix", "section"}: a W3C TextQuoteSelector and where it stands
  passage jsonb,
  topic text,
  assignee_id uuid references staff on delete set null,
  reader_name text,
  reader_email text,
  reader_locale text not null,
  consented_at timestamptz,
  -- Whether the reader agreed to see question and answer on the article's page, and their name there.
  publishable boolean not null,
  named boolean not null,
  booking_id uuid constraint reader_query_of_booking unique references booking,
  survey_response_id uuid,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  first_answered_at timestamptz,
  closed_at timestamptz,
  -- What the search finds it by: all that was written in it. Kept by the statements that write.
  words tsvector not null,
  constraint reader_query_channel_names_its_source check (
    (channel = 'call') = (booking_id is not null)
    and (channel = 'survey') = (survey_response_id is not null)),
  constraint reader_query_person_consented check (
    consented_at is not null or (reader_name is null and reader_email is null)),
  constraint reader_query_withdrawn_is_gone check (
    status <> 'withdrawn' or (body = '' and reader_name is null and reader_email is null and passage is null)),
  constraint reader_query_held_because check (status <> 'held' or held_because is not null),
  constraint reader_query_says_something check (body <> '' or status = 'withdrawn'),
  constraint reader_query_answered_was_answered check (status <> 'answered' or first_answered_at is not null)
);
create index reader_query_latest on reader_query (created_at, id);
create index reader_query_by_channel on reader_query (channel, created_at, id);
create index reader_query_by_kind on reader_query (kind, created_at, id);
create index reader_query_by_status on reader_query (status, created_at, id);
create index reader_query_by_article on reader_query (article_id, created_at, id);
create index reader_query_by_article_and_status on reader_query (article_id, status, created_at, id);
create index reader_query_by_topic on reader_query (topic, created_at, id) where topic is not null;
create index reader_query_by_assignee on reader_query (assignee_id, created_at, id) where assignee_id is not null;
create index reader_query_by_mailbox on reader_query (lower(reader_email)) where reader_email is not null;
create index reader_query_published on reader_query (article_id, first_answered_at) where publishable;
-- Without a list of pending entries, which every search would have to read through.
create index reader_query_words on reader_query using gin (words) with (fastupdate = off);

create table reply (
  id uuid primary key,
  query_id uuid not null references reader_query on delete cascade,
  author text not null check (author in ('reader', 'staff')),
  staff_id uuid references staff on delete set null,
  body text not null,
  public boolean not null,
  created_at timestamptz not null,
  constraint reply_of_reader_is_private check (author = 'staff' or not public)
);
create index reply_of_query on reply (query_id, id);

-- The words of a text, as the search compares them. PostgreSQL's Russian configuration stems words in
-- Latin letters as English and those in Cyrillic as Russian, so a text may mix both. Readers write no
-- markup: what stands between angle brackets is a word like any other.
create function search_words(text text) returns tsvector
  language sql immutable strict parallel safe
  return to_tsvector('pg_catalog.russian'::regconfig, translate(text, '<>', '‹›'));

create function search_query(text text) returns tsquery
  language sql immutable strict parallel safe
  return websearch_to_tsquery('pg_catalog.russian'::regconfig, text);

-- The answers to idempotency keys are not the bookings' alone any more.
alter table booking_answer rename to answer;
alter index booking_answer_age rename to answer_age;

-- Calls that were booked with a question before there was an inbox; those that are over or cancelled wait
-- for nobody. A reference is drawn for each in the form of all references: eight signs of an alphabet that
-- nobody misreads.
insert into reader_query
  (id, reference, article_id, channel, kind, status, sequence, body, passage, topic, reader_name, reader_email,
  reader_locale, consented_at, publishable, named, booking_id, created_at, changed_at, closed_at, words)
select gen_random_uuid(), drawn.reference, b.article_id, 'call', 'question',
  case when past.is_over then 'closed' else 'open' end, 0, b.question, b.passage, b.topic, b.reader_name,
  b.reader_email, b.reader_locale, b.consented_at, false, false, b.id, b.booked_at, b.booked_at,
  case when past.is_over then now() end,
  search_words(concat_ws(' ', drawn.reference, b.reader_name, b.question, b.passage ->> 'exact'))
from booking b
cross join lateral (
  select string_agg(
      substr('23456789ABCDEFGHJKLMNPQRSTUVWXYZ', 1 + get_byte(bytes, place) % 32, 1)
        || case place when 3 then '-' else '' end,
      '' order by place) as reference
  from (select decode(md5(b.id::text || random()::text), 'hex') as bytes) drawing, generate_series(0, 7) place
) drawn
cross join lateral (select b.status = 'cancelled' or b.ends_at < now() as is_over) past
where b.question <> '';
