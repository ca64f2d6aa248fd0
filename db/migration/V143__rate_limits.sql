-- Unlogged: what is lost in a crash is at most a few tries, and every request writes it.
create unlogged table rate_limit (
  -- a keyed hash of the limit and of whom it counts: neither addresses nor mailboxes stand here
  key text primary key,
  capacity double precision not null,
  per_second double precision not null,
  tokens double precision not null,
  refilled_at timestamptz not null,
  -- whether the last try was let through
  taken boolean not null
) with (fillfactor = 50);
comment on table rate_limit is
  'owner: base.security. Token buckets that all replicas share. A row goes when it has been full for an hour.';
create index rate_limit_by_refilled_at on rate_limit (refilled_at);

create unlogged table sign_in_try (
  key text primary key,
  tries integer not null,
  last_at timestamptz not null
) with (fillfactor = 50);
comment on table sign_in_try is
  'owner: base.security. Sign-ins in a row that failed, by a keyed hash of account and network. A row goes with the first'
  ' that succeeds, and an hour after the last.';
