create table subscription (
  channel text not null,
  target text not null,
  -- '*' stands for all
  types text[] not null check (cardinality(types) > 0),
  primary key (channel, target)
);
comment on table subscription is 'owner: delivery. Which target of which channel receives events of which types.';

create table delivery (
  id bigint generated always as identity primary key,
  -- No reference: it would lock the event's row for each of its deliveries, and events are never deleted.
  event_id uuid not null,
  channel text not null,
  target text not null,
  state text not null default 'pending' check (state in ('pending', 'delivered', 'failed')),
  attempts integer not null default 0 check (attempts >= 0),
  -- how many attempts had been made when the schedule of retries last began
  attempts_before integer not null default 0,
  -- when the next attempt is due; during an attempt, when it counts as lost
  due_at timestamptz not null,
  created_at timestamptz not null,
  attempted_at timestamptz,
  settled_at timestamptz,
  last_answer text,
  -- until when the attempt that runs keeps others away; null while none runs
  leased_until timestamptz,
  unique (event_id, channel, target)
);
comment on table delivery is
  'owner: delivery. The queue: an event on its way to a target. Written in the transaction of the event.';
create index delivery_pending_by_target on delivery (channel, target, due_at) where state = 'pending';
create index delivery_failed_by_id on delivery (id) where state = 'failed';

create table delivery_pause (
  channel text not null,
  target text not null,
  until timestamptz not null,
  primary key (channel, target)
);
comment on table delivery_pause is 'owner: delivery. Targets that asked for a pause (Retry-After): no attempt before.';
