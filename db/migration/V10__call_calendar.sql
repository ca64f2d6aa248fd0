create table calendar_feed (
  host_id uuid primary key references host on delete cascade,
  id uuid not null unique
);
comment on table calendar_feed is
  'owner: call.calendar. The id in the address of a host''s feed once it has been renewed; before, it is the host''s own.';

create table calendar_import (
  host_id uuid primary key references host on delete cascade,
  -- another one each time the address is set, so that a download begun for the one before writes nothing
  id uuid not null unique,
  url text not null,
  -- the last good copy, with its ETag and Last-Modified
  file bytea,
  tag text,
  modified text,
  -- when it was last downloaded or found unchanged
  imported_at timestamptz,
  -- why it could not be since, and since when
  warning text,
  warning_since timestamptz,
  constraint calendar_import_file_has_time check ((file is null) = (imported_at is null)),
  constraint calendar_import_warning_has_time check ((warning is null) = (warning_since is null))
);
comment on table calendar_import is
  'owner: call.calendar. The outside calendar of a host, whose events are kept as busy times of the source calendar.';

-- The columns are db-scheduler's.
create table calendar_task (
  task_name text not null,
  task_instance text not null,
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
comment on table calendar_task is 'owner: call.calendar. The tasks of db-scheduler that refresh outside calendars.';
create index calendar_task_by_execution_time on calendar_task (execution_time);
create index calendar_task_picked_by_heartbeat on calendar_task (last_heartbeat) where picked;
