set local lock_timeout = '30s';

create table confirmed_address (
  folded_email text primary key,
  confirmed_at timestamptz not null
);
comment on table confirmed_address is
  'owner: delivery.recipient. Addresses whose owner has confirmed them by a link that only a mail to them holds. A row goes with the'
  ' last record that has the address, and a year after it was last confirmed.';
create index confirmed_address_by_confirmed_at on confirmed_address (confirmed_at);

alter table booking add column confirm_by timestamptz;
comment on column booking.confirm_by is
  'Until when the reader can confirm the call by the link in their mail; null where that is done or was not asked for.'
  ' Such a call takes the host''s time like any other, and is cancelled when the time is over.';

create table call_hold (
  booking_id uuid primary key references booking on delete cascade,
  host_id uuid not null,
  -- the address without what one person can vary of it (web.constraint.FoldedEmail)
  holder text not null,
  folded_email text not null,
  -- an IPv4 address or the first 64 bits of an IPv6 address
  network text not null,
  starts_at timestamptz not null,
  booked_at timestamptz not null,
  confirm_by timestamptz
);
comment on table call_hold is
  'owner: call.holding. Who holds which calls ahead, for the limits of that. A row goes with the call, and when it is over.';
create index call_hold_by_holder on call_hold (holder, starts_at);
create index call_hold_by_network on call_hold (network, booked_at);
create index call_hold_by_host on call_hold (host_id, starts_at);

create function booking_changes_hold() returns trigger language plpgsql as $$
begin
  if new.status = 'cancelled' then
    delete from call_hold where booking_id = new.id;
  else
    update call_hold
    set host_id = new.host_id, starts_at = new.starts_at, confirm_by = new.confirm_by
    where booking_id = new.id;
  end if;
  return null;
end
$$;
create trigger booking_changed_hold after update of status, host_id, starts_at, confirm_by on booking
  for each row
  when (row(new.status, new.host_id, new.starts_at, new.confirm_by)
    is distinct from row(old.status, old.host_id, old.starts_at, old.confirm_by))
  execute function booking_changes_hold();
