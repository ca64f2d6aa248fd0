create table known_place (
  staff_id uuid not null references staff on delete cascade,
  -- an IPv4 address or the first 64 bits of an IPv6 address
  network text not null,
  last_at timestamptz not null,
  primary key (staff_id, network)
);
comment on table known_place is
  'owner: staff.device. From where accounts have signed in within 90 days: the right password is not refused there while'
  ' others guess.';
create index known_place_by_last_at on known_place (last_at);
