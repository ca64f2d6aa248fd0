-- The release before it, which may go on writing for a while, says nothing of it.
alter table waitlist_entry add column since timestamptz not null default now();
update waitlist_entry set since = consented_at;
comment on column waitlist_entry.since is
  'When its reader began to wait: who asks again meanwhile consents anew, and waits since then all the same.';
