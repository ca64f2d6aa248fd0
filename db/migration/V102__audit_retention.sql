-- The log stays append-only but for its retention: entries of before a time, which the transaction names, can be
-- deleted, and by none but the task that does so.
create function audit_keeps_its_period() returns trigger language plpgsql as $$
begin
  if old.at < nullif(current_setting('talk.audit_expired_before', true), '')::timestamptz then
    return old;
  end if;
  raise exception 'the audit log is append-only' using errcode = 'restrict_violation';
end
$$;
drop trigger audit_is_append_only on audit;
create trigger audit_is_append_only before update or truncate on audit
  for each statement execute function audit_is_append_only();
create trigger audit_keeps_its_period before delete on audit
  for each row execute function audit_keeps_its_period();

comment on table audit is
  'owner: desk.audit. What staff changed: who, what, when, before and after. Holds nothing that readers wrote and'
  ' nothing that identifies them; rows are deleted by retention alone.';
