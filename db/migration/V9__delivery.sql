-- Who is given events of which types; '*' stands for all.
create table subscription (
  channel text not null,
  target text not null,
  types text[] not null check (cardinality(types) > 0),
  primary key (channel, target)
);

-- The ledger: an event on its way to a target. Written in the event's transaction; events are never
-- deleted, so no reference holds it to one, which would lock the event's row for each of its deliveries.
create table delivery (
  id bigint generated always as identity primary key,
  event_id uuid not null,
  channel text not null,
  target text not null,
  state text not null default 'pending' check (state in ('pending', 'delivered', 'failed')),
  attempts integer not null default 0 check (attempts >= 0),
  -- how many attempts had been made when the schedule of retries last began
  attempts_before integer not null default 0,
  -- when it is to be tried; while it is being tried, when that is given up for dead
  due_at timestamptz not null,
  created_at timestamptz not null,
  attempted_at timestamptz,
  settled_at timestamptz,
  last_answer text,
  constraint delivery_once unique (event_id, channel, target)
);
create index delivery_due on delivery (channel, target, due_at) where state = 'pending';
create index delivery_failed on delivery (id) where state = 'failed';

create index event_of_type on event (type, id);

create table webhook (
  id uuid primary key,
  url text not null,
  types text[] not null,
  -- whsec_…; empty when it was deleted
  secret text not null,
  -- signs beside the other until its time, after a rotation
  previous_secret text,
  previous_signs_until timestamptz,
  created_at timestamptz not null,
  -- since when nothing but failures has come back
  failing_since timestamptz,
  disabled_at timestamptz,
  disabled_because text check (disabled_because in ('gone', 'failing')),
  -- it stays for the ledger, which tells where events went
  deleted_at timestamptz,
  constraint webhook_rotation check ((previous_secret is null) = (previous_signs_until is null)),
  constraint webhook_disabled_for_a_reason check ((disabled_at is null) = (disabled_because is null))
);

-- The table of db-scheduler, whose names these are.
create table scheduled_tasks (
  task_name text not null,
  -- collated so that those of one booking stand together
  task_instance text collate "C" not null,
  task_data bytea,
  execution_time timestamptz not null,
  picked boolean not null,
  picked_by text,
  last_success timestamptz,
  last_failure timestamptz,
  consecutive_failures integer,
  last_heartbeat timestamptz,
  version bigint not null,
  priority smallint,
  primary key (task_name, task_instance)
);
create index scheduled_tasks_due on scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat) where picked;

-- The reminders that went out: each once, however often its task runs.
create table reminder (
  booking_id uuid not null references booking on delete cascade,
  sequence integer not null,
  lead text not null,
  primary key (booking_id, sequence, lead)
);
