-- A row of its own rather than a column of host: who moves a call holds the lock on one host and changes two versions,
-- which on the hosts themselves could deadlock. Random, not counted: after a failover or a restore that loses changes,
-- no lost version comes again with other contents.
create table host_schedule_version (
  host_id uuid primary key references host on delete cascade,
  version uuid not null
) with (fillfactor = 50); -- room for updates in place (HOT)
comment on table host_schedule_version is
  'owner: call.offer. The version of all that takes or gives a host''s time: zone, hours, overrides, busy times and'
  ' confirmed calls. Triggers draw it anew in the transaction of the change, so that plain SQL counts too. What was'
  ' read together with a version, in one statement, holds while the version stands.';

-- Whoever changes the same host waits here for the other to commit, so no two versions grow out of one state.
create function change_schedule_version(hosts uuid[]) returns void language plpgsql as $$
begin
  if cardinality(hosts) > 1 then
    -- in one order, so that nobody waits for somebody who waits
    perform from host_schedule_version where host_id = any (hosts) order by host_id for no key update;
  end if;
  update host_schedule_version set version = gen_random_uuid() where host_id = any (hosts);
end
$$;

create function change_all_schedule_versions() returns trigger language plpgsql as $$
begin
  perform change_schedule_version(array(select host_id from host_schedule_version));
  return null;
end
$$;

create function host_changes_schedule_version() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into host_schedule_version values (new.id, gen_random_uuid());
  else
    perform change_schedule_version(array[new.id]);
  end if;
  return null;
end
$$;

create trigger host_inserted_schedule_version after insert on host
  for each row execute function host_changes_schedule_version();
create trigger host_updated_schedule_version after update on host
  for each row when (old.zone is distinct from new.zone) execute function host_changes_schedule_version();

create function hours_change_schedule_version() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    perform change_schedule_version(array(select distinct host_id from changed));
  elsif tg_op = 'DELETE' then
    perform change_schedule_version(array(select distinct host_id from gone));
  else
    perform change_schedule_version(array(select host_id from changed union select host_id from gone));
  end if;
  return null;
end
$$;

create trigger host_hours_inserted_schedule_version after insert on host_hours
  referencing new table as changed
  for each statement execute function hours_change_schedule_version();
create trigger host_hours_updated_schedule_version after update on host_hours
  referencing new table as changed old table as gone
  for each statement execute function hours_change_schedule_version();
create trigger host_hours_deleted_schedule_version after delete on host_hours
  referencing old table as gone
  for each statement execute function hours_change_schedule_version();
create trigger host_hours_emptied_schedule_version after truncate on host_hours
  for each statement execute function change_all_schedule_versions();

create trigger host_override_inserted_schedule_version after insert on host_override
  referencing new table as changed
  for each statement execute function hours_change_schedule_version();
create trigger host_override_updated_schedule_version after update on host_override
  referencing new table as changed old table as gone
  for each statement execute function hours_change_schedule_version();
create trigger host_override_deleted_schedule_version after delete on host_override
  referencing old table as gone
  for each statement execute function hours_change_schedule_version();
create trigger host_override_emptied_schedule_version after truncate on host_override
  for each statement execute function change_all_schedule_versions();

create trigger busy_time_inserted_schedule_version after insert on busy_time
  referencing new table as changed
  for each statement execute function hours_change_schedule_version();
create trigger busy_time_updated_schedule_version after update on busy_time
  referencing new table as changed old table as gone
  for each statement execute function hours_change_schedule_version();
create trigger busy_time_deleted_schedule_version after delete on busy_time
  referencing old table as gone
  for each statement execute function hours_change_schedule_version();
create trigger busy_time_emptied_schedule_version after truncate on busy_time
  for each statement execute function change_all_schedule_versions();
