-- Until when an attempt is under way; nothing while none is.
alter table delivery add column leased_until timestamptz;

-- Targets that have asked to be left alone (Retry-After): nothing is tried there before.
create table delivery_pause (
  channel text not null,
  target text not null,
  until timestamptz not null,
  primary key (channel, target)
);

-- When the last failure came back: what failed once and was then left alone for days has not failed for days.
alter table webhook add column failed_at timestamptz;
update webhook set failed_at = failing_since;
