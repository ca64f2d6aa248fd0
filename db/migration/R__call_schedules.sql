-- What call.offer asks about hosts, of tables that call.host, call.booking and article keep.

-- The schedules of hosts as far as they decide about starts in [since, before), a row a host, with the version that they
-- have: the function reads all in the snapshot of the statement that calls it. Hours come as a day, negative (1 to 7,
-- or the epoch day of an override), and the minutes of its windows, then the next day; times as epoch seconds. One
-- booking can be left out. Planned once a session: planning takes longer than running (2.4 to 2.9 ms against 1.1 ms
-- with 1,000,000 bookings). date_part rather than extract, which counts in numeric and takes several times as long.
create or replace function host_schedules(hosts uuid[], since timestamptz, before timestamptz, left_out uuid)
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

-- Who takes calls about an article: the active ones of the hosts it names, or every active host if it names none. Who
-- has an account but cannot sign in is none of them.
create or replace function article_takers(article uuid) returns setof uuid language sql stable
  begin atomic
    select taker.id
    from article_host n
    join host taker on taker.id = n.host_id
    where n.article_id = article and taker.active and taker.signs_in
    union all
    select taker.id
    from host taker
    where taker.active and taker.signs_in
      and not exists (select from article_host n where n.article_id = article);
  end;
