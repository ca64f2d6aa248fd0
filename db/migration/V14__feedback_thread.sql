create table reader_query (
  id uuid primary key,
  reference text not null unique,
  article_id uuid not null references article,
  channel text not null check (channel in ('comment', 'call', 'survey')),
  kind text not null check (kind in ('question', 'correction', 'suggestion', 'praise', 'other')),
  status text not null check (status in ('open', 'answered', 'closed', 'flagged', 'withdrawn')),
  -- why it was flagged; kept when staff let it through
  held_because text check (held_because in ('links', 'hidden-field', 'form-age', 'flood')),
  sequence integer not null check (sequence >= 0),
  body text not null,
  -- the survey's question to which this is the answer
  prompt text,
  -- {"exact", "prefix", "suffix", "section"}: a W3C TextQuoteSelector and its section
  passage jsonb,
  topic text,
  assignee_id uuid references staff on delete set null,
  reader_name text,
  reader_email text,
  reader_locale text not null,
  consented_at timestamptz,
  -- whether the reader agreed to see question and answer on the article's page, and their name there
  publishable boolean not null,
  named boolean not null,
  booking_id uuid unique references booking,
  survey_response_id uuid,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  first_answered_at timestamptz,
  closed_at timestamptz,
  -- The search finds it by these: query_words() of all that was written in it. Kept by the statements that write.
  words tsvector not null,
  constraint reader_query_channel_names_its_source check (
    (channel = 'call') = (booking_id is not null)
    and (channel = 'survey') = (survey_response_id is not null)),
  constraint reader_query_person_consented check (
    consented_at is not null or (reader_name is null and reader_email is null)),
  constraint reader_query_withdrawn_is_gone check (
    status <> 'withdrawn' or (body = '' and reader_name is null and reader_email is null and passage is null)),
  constraint reader_query_flagged_because check (status <> 'flagged' or held_because is not null),
  constraint reader_query_says_something check (body <> '' or status = 'withdrawn'),
  constraint reader_query_answered_was_answered check (status <> 'answered' or first_answered_at is not null)
);
comment on table reader_query is
  'owner: feedback.thread. Threads: what a reader asked as a comment, with a call or in a survey, and its state.';
create index reader_query_by_created_at on reader_query (created_at, id);
create index reader_query_by_channel on reader_query (channel, created_at, id);
create index reader_query_by_kind on reader_query (kind, created_at, id);
create index reader_query_by_status on reader_query (status, created_at, id);
create index reader_query_by_article_and_status on reader_query (article_id, status, created_at, id);
create index reader_query_by_assignee on reader_query (assignee_id, created_at, id) where assignee_id is not null;
create index reader_query_by_mailbox on reader_query (lower(reader_email)) where reader_email is not null;
create index reader_query_by_survey_response on reader_query (survey_response_id)
  where survey_response_id is not null;
create index reader_query_publishable_by_article on reader_query (article_id, first_answered_at) where publishable;
-- Without a list of pending entries, which every search would have to read through.
create index reader_query_by_words on reader_query using gin (words) with (fastupdate = off);
-- Reports with a filter by article or topic read these alone (index-only scans).
create index reader_query_by_article on reader_query (article_id, created_at, id)
  include (channel, status, topic, reader_locale, held_because, first_answered_at);
create index reader_query_by_topic on reader_query (topic, created_at, id)
  include (article_id, channel, status, reader_locale, held_because, first_answered_at)
  where topic is not null;

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
comment on table reply is 'owner: feedback.thread. What staff and the reader wrote after the first message.';
create index reply_by_query on reply (query_id, id);

-- The functions that make the stored words are frozen with them: another rule needs the words of all rows made anew.
-- PostgreSQL's Russian configuration stems words in Latin letters as English and those in Cyrillic as Russian, so a
-- text may mix both. Readers write no markup: what stands between angle brackets is a word like any other.
create function search_words(text text) returns tsvector
  language sql immutable strict parallel safe
  return to_tsvector('pg_catalog.russian'::regconfig, translate(text, '<>', '‹›'));

create function search_query(text text) returns tsquery
  language sql immutable strict parallel safe
  return websearch_to_tsquery('pg_catalog.russian'::regconfig, text);

-- What the reader wrote has weight A, apart from the reference, names, quotations and replies: it ranks higher, and
-- reports count words in it without parsing the texts again.
create function query_words(body text, others text) returns tsvector
  language sql immutable parallel safe
  return setweight(search_words(coalesce(body, '')), 'A') || search_words(coalesce(others, ''));

create function body_words(words tsvector) returns tsvector
  language sql immutable strict parallel safe
  return ts_filter(words, '{a}');
