-- A host may have several outside calendars. Number 0 is the one of .../calendar/import; its busy times have the source
-- 'calendar', those of the others 'calendar/1' and so on, so that a service of the version before goes on with the first.
alter table calendar_import
  add column number smallint not null default 0,
  -- which of its events take the host's time, and whether the buffer of calls is kept around them
  add column all_day boolean not null default true,
  add column unanswered boolean not null default true,
  add column tentative boolean not null default true,
  add column buffer boolean not null default false,
  -- the name and password of its address, encrypted with a key made from the service's secret
  add column credentials bytea,
  -- what of it could not be followed: [{code, uid, summary, line, zone}], the first ones; how many there are; since when
  add column remarks jsonb not null default '[]',
  add column left_out integer not null default 0,
  add column left_out_since timestamptz,
  add constraint calendar_import_number check (number between 0 and 99),
  add constraint calendar_import_left_out check ((left_out = 0) = (left_out_since is null)),
  drop constraint calendar_import_pkey,
  add primary key (host_id, number);
