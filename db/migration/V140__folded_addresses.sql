set local lock_timeout = '30s';

-- The form in which addresses are compared (web.constraint.FoldedEmail), kept beside what was typed: lower() depends on
-- the database's collation and knows neither full-width letters nor internationalized domains. The service writes it with
-- the address. Where a statement does not (the release before, a correction by hand, an erasure that replaces the
-- address), a trigger writes it for addresses of ASCII letters, for which lower() is the same.
alter table staff add column folded_email text;
alter table waitlist_entry add column folded_email text;
alter table booking add column reader_folded_email text;
alter table reader_query add column reader_folded_email text;

create function staff_folds_email() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.folded_email is not distinct from old.folded_email or new.folded_email is null then
    new.folded_email := lower(new.email collate "C");
  end if;
  return new;
end
$$;
create function booking_folds_email() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.reader_folded_email is not distinct from old.reader_folded_email
    or new.reader_folded_email is null then
    new.reader_folded_email := lower(new.reader_email collate "C");
  end if;
  return new;
end
$$;
create trigger staff_email_folded before insert on staff
  for each row execute function staff_folds_email();
create trigger staff_changed_email_folded before update of email on staff
  for each row when (new.email <> old.email) execute function staff_folds_email();
create trigger waitlist_entry_email_folded before insert on waitlist_entry
  for each row execute function staff_folds_email();
create trigger waitlist_entry_changed_email_folded before update of email on waitlist_entry
  for each row when (new.email <> old.email) execute function staff_folds_email();
create trigger booking_email_folded before insert on booking
  for each row execute function booking_folds_email();
create trigger booking_changed_email_folded before update of reader_email on booking
  for each row when (new.reader_email is distinct from old.reader_email) execute function booking_folds_email();
create trigger reader_query_email_folded before insert on reader_query
  for each row execute function booking_folds_email();
create trigger reader_query_changed_email_folded before update of reader_email on reader_query
  for each row when (new.reader_email is distinct from old.reader_email) execute function booking_folds_email();

comment on column follow_up_declined.reader is 'SHA-256 of the folded address';
