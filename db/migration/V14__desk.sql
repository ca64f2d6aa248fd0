-- Tokens carry the generation of their account; a new one ends all sessions at once.
alter table staff
  add column generation integer not null default 0,
  add column disabled_at timestamptz;

-- What staff changed. Rows are only ever added; they tell who, what, when, and before and after,
-- without what readers have written or who they are: that they can ask to be forgotten.
create table audit (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  -- no reference: what somebody did outlives their account
  staff_id uuid not null,
  action text not null,
  subject text not null,
  before jsonb,
  after jsonb
);
create index audit_by_staff on audit (staff_id, id);
create index audit_of_subject on audit (subject, id);

create function audit_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is append-only' using errcode = 'restrict_violation';
end
$$;
create trigger audit_is_append_only before update or delete or truncate on audit
  for each statement execute function audit_is_append_only();
