-- The id in the address of a host's feed, once it has been renewed; before, it is the host's own.
create table calendar_feed (
  host_id uuid primary key references host on delete cascade,
  id uuid not null unique
);

-- The outside calendar of a host, whose events are kept as busy times of the source 'calendar'.
create table calendar_import (
  host_id uuid primary key references host on delete cascade,
  -- another one each time it is set, so that what was begun for the one before writes nothing
  id uuid not null unique,
  url text not null,
  -- the last good copy, and by what its server knows it again
  file bytea,
  tag text,
  modified text,
  -- when it was last brought here or found unchanged
  imported_at timestamptz,
  -- why it could not be since, and since when
  warning text,
  warning_since timestamptz,
  constraint calendar_import_copy check ((file is null) = (imported_at is null)),
  constraint calendar_import_warning check ((warning is null) = (warning_since is null))
);

create index busy_time_of_source on busy_time (host_id, source);

-- The table of db-scheduler for the refreshing of imports.
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
create index calendar_task_due on calendar_task (execution_time);
create index calendar_task_heartbeat on calendar_task (last_heartbeat) where picked;
