-- The mornings on which a host was sent the calls of the day: each once, however many replicas look.
create table agenda (
  host_id uuid not null references host on delete cascade,
  date date not null,
  sent_at timestamptz not null,
  primary key (host_id, date)
);

-- The hosts who want none.
create table agenda_declined (
  host_id uuid primary key references host on delete cascade,
  declined_at timestamptz not null
);

-- The event for which the reader was thanked: an outcome may be recorded again, with other notes.
alter table booking add column thanked_for uuid;
