create table follow_up_declined (
  -- SHA-256 of the address in small letters
  reader text primary key,
  declined_at timestamptz not null
);
comment on table follow_up_declined is
  'owner: call.mail. Readers who want no mail after a call that took place; known by their addresses without keeping these.';
