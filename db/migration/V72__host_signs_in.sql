-- Kept on the host, as it is asked with every request for free times, and changes as seldom as accounts do.
alter table host add column signs_in boolean not null default true;
comment on column host.signs_in is
  'False while the host has accounts and all of them are disabled: nobody can book them, whatever active says. Kept by'
  ' triggers on staff. A host without any account takes calls from mails and calendar alone.';

-- The version rises with it: a booking that chose the host under the version before is refused (call.booking compares it under the row's lock).
create function staff_changes_sign_in_of_host() returns trigger language plpgsql as $$
begin
  update host h
  set signs_in = found.signs_in, version = h.version + 1
  from (
    select s.host_id, bool_or(s.disabled_at is null) as signs_in
    from staff s
    where s.host_id in (old.host_id, new.host_id)
    group by s.host_id) found
  where h.id = found.host_id and h.signs_in <> found.signs_in;
  -- whose last account is gone is a host without one
  update host h
  set signs_in = true, version = h.version + 1
  where h.id = old.host_id and not h.signs_in and not exists (select from staff s where s.host_id = h.id);
  return null;
end
$$;

create trigger staff_changed_sign_in_of_host after insert or delete or update of host_id, disabled_at on staff
  for each row execute function staff_changes_sign_in_of_host();

update host h
set signs_in = false, version = h.version + 1
where exists (select from staff s where s.host_id = h.id)
  and not exists (select from staff s where s.host_id = h.id and s.disabled_at is null);
