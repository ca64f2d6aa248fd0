-- What every area stands on: the log of events, secrets and answers that replicas share, and timed tasks.

create table event (
  id uuid primary key,
  type text not null,
  subject text not null,
  sequence integer not null check (sequence >= 0),
  occurred_at timestamptz not null,
  data jsonb not null
);
comment on table event is
  'owner: base.event. What happened, as CloudEvents 1.0; appended in the transaction of the change.';
create index event_by_subject on event (subject, id);
create index event_by_type on event (type, id);

create function refuse_to_rewrite_history() returns trigger language plpgsql as $$
begin
  raise exception 'an event is never changed';
end
$$;
create trigger event_is_append_only before update or delete on event
  for each statement execute function refuse_to_rewrite_history();

create table link_secret (
  name text primary key,
  value bytea not null
);
comment on table link_secret is
  'owner: base.security. The secret that signs readers'' links and sessions, drawn once where none is set;'
  ' in the database, because replicas share it.';

create table idempotency_key (
  key_hash bytea primary key,
  request_hash bytea not null,
  answer jsonb not null,
  answered_at timestamptz not null
);
comment on table idempotency_key is
  'owner: base.idempotency. The first answer to an Idempotency-Key: a repeated request gets it again.';
create index idempotency_key_by_answered_at on idempotency_key (answered_at);

-- The columns are db-scheduler's.
create table scheduled_tasks (
  task_name text not null,
  -- collated by bytes, so that the tasks of one booking are a range of the primary key
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
comment on table scheduled_tasks is 'owner: base.schedule. The tasks of db-scheduler that are due at a time.';
create index scheduled_tasks_by_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_picked_by_heartbeat on scheduled_tasks (last_heartbeat) where picked;
