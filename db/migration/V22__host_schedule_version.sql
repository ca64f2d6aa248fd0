-- The version of all that takes or gives a host's time: hours, overrides, outside busy times, confirmed calls, their
-- zone. It is drawn anew in the transaction of whoever changes one of these, by triggers, so that plain SQL counts too.
-- What was read together with a version, in one statement, holds while the version stands.
-- A table of its own: who moves a call holds the lock on one host and changes two versions, which on the hosts
-- themselves could lock two such against each other. Random, not counted: after a failover or a restore that loses
-- changes, no version that was lost comes again with other contents.
create table host_schedule_version (
  host_id uuid primary key references host on delete cascade,
  version uuid not null
) with (fillfactor = 50); -- room to change rows in place

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

create trigger host_hours_inserted after insert on host_hours
  referencing new table as changed for each statement execute function hours_change_schedule_version();
create trigger host_hours_updated after update on host_hours
  referencing new table as changed old table as gone for each statement execute function hours_change_schedule_version();
create trigger host_hours_deleted after delete on host_hours
  referencing old table as gone for each statement execute function hours_change_schedule_version();
create trigger host_hours_emptied after truncate on host_hours
  for each statement execute function change_all_schedule_versions();

create trigger host_override_inserted after insert on host_override
  referencing new table as changed for each statement execute function hours_change_schedule_version();
create trigger host_override_updated after update on host_override
  referencing new table as changed old table as gone for each statement execute function hours_change_schedule_version();
create trigger host_override_deleted after delete on host_override
  referencing old table as gone for each statement execute function hours_change_schedule_version();
create trigger host_override_emptied after truncate on host_override
  for each statement execute function change_all_schedule_versions();

create trigger busy_time_inserted after insert on busy_time
  referencing new table as changed for each statement execute function hours_change_schedule_version();
create trigger busy_time_updated after update on busy_time
  referencing new table as changed old table as gone for each statement execute function hours_change_schedule_version();
create trigger busy_time_deleted after delete on busy_time
  referencing old table as gone for each statement execute function hours_change_schedule_version();
create trigger busy_time_emptied after truncate on busy_time
  for each statement execute function change_all_schedule_versions();

-- Of a booking only the time counts that it takes: not its outcome, notes, or whether the reader was forgotten.
create function booking_changes_schedule_version() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    perform change_schedule_version(array(select distinct host_id from changed where status = 'confirmed'));
  elsif tg_op = 'DELETE' then
    perform change_schedule_version(array(select distinct host_id from gone where status = 'confirmed'));
  else
    perform change_schedule_version(array(
      select host_id
      from (
        select id, host_id, starts_at, occupies from changed where status = 'confirmed'
        union all
        select id, host_id, starts_at, occupies from gone where status = 'confirmed') as taken
      group by id, host_id, starts_at, occupies
      having count(*) = 1));
  end if;
  return null;
end
$$;

create trigger booking_inserted_schedule_version after insert on booking
  referencing new table as changed for each statement execute function booking_changes_schedule_version();
create trigger booking_updated_schedule_version after update on booking
  referencing new table as changed old table as gone for each statement execute function booking_changes_schedule_version();
create trigger booking_deleted_schedule_version after delete on booking
  referencing old table as gone for each statement execute function booking_changes_schedule_version();
create trigger booking_emptied_schedule_version after truncate on booking
  for each statement execute function change_all_schedule_versions();

-- Last, when every host that comes later gets a version by itself.
insert into host_schedule_version select id, gen_random_uuid() from host;

-- The schedules of hosts as far as they decide about starts in [since, before), a row a host, with the version that they
-- have: the function reads all in the snapshot of the statement that calls it. Hours come as a day, negative (1 to 7,
-- or the epoch day of an override), and the minutes of its windows, then the next day; times as epoch seconds. One
-- booking can be left out. Planned once a session: planning takes longer than running (2.4 to 2.9 ms against 1.1 ms
-- with 1,000,000 bookings). date_part rather than extract, which counts in numeric and takes several times as long.
create function host_schedules(hosts uuid[], since timestamptz, before timestamptz, left_out uuid)
  returns table (id uuid, name text, join_url text, zone text, version integer, schedule_version uuid,
    weekly smallint[], overrides integer[], call_starts bigint[], call_ends bigint[], busy_starts bigint[],
    busy_ends bigint[])
  language plpgsql stable set plan_cache_mode = force_generic_plan as $$
begin
  return query
  select h.id, h.name, h.join_url, h.zone, h.version, v.version,
    array(
      select unnest((-o.day)::smallint || o.windows)
      from host_hours o
      where o.host_id = h.id),
    array(
      select unnest(date 'epoch' - o.date || o.windows::integer[])
      from host_override o
      where o.host_id = h.id and o.date between since::date - 1 and before::date + 1),
    calls.starts, calls.ends, busy.starts, busy.ends
  from host h
  left join host_schedule_version v on v.host_id = h.id
  left join lateral (
    select array_agg(date_part('epoch', b.starts_at)::bigint) as starts,
      array_agg(date_part('epoch', upper(b.occupies))::bigint) as ends
    from booking b
    where b.host_id = h.id and b.status = 'confirmed' and b.starts_at >= since and b.starts_at < before
      and b.id <> left_out
  ) calls on true
  left join lateral (
    select array_agg(floor(date_part('epoch', lower(t.during)))::bigint) as starts,
      array_agg(ceil(date_part('epoch', upper(t.during)))::bigint) as ends
    from busy_time t
    where t.host_id = h.id and t.during && tstzrange(since, before)
  ) busy on true
  where h.id = any (hosts);
end
$$;

-- Who takes calls about an article: the active ones of the hosts it names, or every active host if it names none.
create function article_takers(article uuid) returns setof uuid language sql stable
  begin atomic
    select taker.id
    from article_host n
    join host taker on taker.id = n.host_id
    where n.article_id = article and taker.active
    union all
    select taker.id
    from host taker
    where taker.active and not exists (select from article_host n where n.article_id = article);
  end;
