-- What the links of a reader stand for instead of the id, once a wrong address was corrected: those that were sent there
-- must open nothing. The release before it knows the id alone, and finds no call by the links of a corrected one.
alter table booking add column link_id uuid;
alter table booking add column corrections smallint not null default 0;
comment on column booking.link_id is
  'What the links of its reader, to the call and to its thread, stand for; null while these are the ids.';
comment on column booking.corrections is 'How often its reader has corrected their address.';
create unique index booking_link_id_key on booking (link_id) where link_id is not null;
