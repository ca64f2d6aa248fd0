create table agenda_sent (
  host_id uuid not null references host on delete cascade,
  date date not null,
  sent_at timestamptz not null,
  primary key (host_id, date)
);
comment on table agenda_sent is
  'owner: call.mail. The dates whose calls a host was sent in the morning: each once, however many replicas look.';

create table agenda_declined (
  host_id uuid primary key references host on delete cascade,
  declined_at timestamptz not null
);
comment on table agenda_declined is 'owner: call.mail. Hosts who want no agenda in the morning.';
