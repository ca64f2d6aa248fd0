-- Views by which a room reads what a room above it keeps: owned by the room that asks, as an interface would be, and made
-- of the tables of the room that answers.

create or replace view nameable_host as select id, name, active and signs_in as active from host;
comment on view nameable_host is 'owner: article, of call.host. The hosts whom articles can name.';

-- A host without an account answers by mail alone.
create or replace view audit_author as
  select id, email from staff
  union all
  select h.id, h.email from host h where exists (select from audit a where a.staff_id = h.id);
comment on view audit_author is
  'owner: desk.audit, of staff and call.host. Whose changes the log holds, as long as the account or the host exists.';

create or replace view host_calendar_warning as
  select host_id, warning, warning_since, number from calendar_import where warning is not null;
comment on view host_calendar_warning is
  'owner: call.host, of call.calendar. Why a host''s outside calendar could not be read, and since when.';

create or replace view host_account as
  select s.host_id,
    case
      when s.password_hash is not null then 'infinity'
      else (
        select max(l.expires_at)
        from staff_link l
        where l.staff_id = s.id and l.purpose = 'INVITATION' and l.used_at is null)
    end as opens_until,
    s.id as account,
    s.email,
    s.folded_email
  from staff s
  where s.host_id is not null and s.disabled_at is null;
comment on view host_account is
  'owner: call.host, of staff. The accounts of hosts that are not disabled, and until when each opens the desk: for ever'
  ' with a password, else until the invitation ends, null without one.';

create or replace view abandoned_target as
  select 'webhook' as channel, id::text as target from webhook where deleted_at is not null;
comment on view abandoned_target is
  'owner: delivery, of delivery.webhook. Deleted targets, whose failures are not counted.';
