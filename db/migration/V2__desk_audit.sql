create table audit (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  -- no reference: the log outlives accounts
  staff_id uuid not null,
  action text not null,
  subject text not null,
  before jsonb,
  after jsonb
);
comment on table audit is
  'owner: desk.audit. What staff changed: who, what, when, before and after. Holds nothing that readers wrote and'
  ' nothing that identifies them, since rows are never deleted and readers can ask to be forgotten.';
create index audit_by_staff on audit (staff_id, id);
create index audit_by_subject on audit (subject, id);

create function audit_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is append-only' using errcode = 'restrict_violation';
end
$$;
create trigger audit_is_append_only before update or delete or truncate on audit
  for each statement execute function audit_is_append_only();
