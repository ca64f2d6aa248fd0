create table booking (
  id uuid primary key,
  reference text not null constraint booking_reference_key unique,
  article_id uuid not null references article,
  host_id uuid not null references host,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  -- The call and the buffer after it. One side is enough: of two calls, the later one's start is held
  -- against the earlier one's end, whichever of them was booked first.
  occupies tstzrange not null,
  status text not null check (status in ('confirmed', 'cancelled')),
  sequence integer not null check (sequence >= 0),
  reader_name text not null,
  reader_email text not null,
  reader_zone text not null,
  reader_locale text not null,
  question text,
  topic text,
  -- {"exact", "prefix", "suffix", "section"}: a W3C TextQuoteSelector and where it stands
  passage jsonb,
  consented_at timestamptz not null,
  booked_at timestamptz not null,
  changed_at timestamptz not null,
  cancellation_reason text,
  outcome text check (outcome in ('held', 'no-show')),
  notes text,
  constraint booking_lasts_30_minutes check (extract(epoch from ends_at - starts_at) = 1800),
  constraint booking_occupies_its_time check (lower(occupies) = starts_at and upper(occupies) >= ends_at),
  constraint booking_outcome_of_confirmed check (outcome is null or status = 'confirmed'),
  constraint booking_one_call_at_a_time exclude using gist (host_id with =, occupies with &&)
    where (status = 'confirmed')
);
create index booking_of_host on booking (host_id, starts_at) where status = 'confirmed';
create index booking_last_of_host on booking (host_id, booked_at);
create index booking_agenda on booking (starts_at, id);

-- The first answer to a key, so that a repeated request gets it again.
create table booking_answer (
  key_hash bytea primary key,
  request_hash bytea not null,
  answer jsonb not null,
  answered_at timestamptz not null
);
create index booking_answer_age on booking_answer (answered_at);
