create table staff (
  id uuid primary key,
  email text not null,
  password_hash text not null,
  role text not null check (role in ('ADMIN', 'HOST')),
  host_id uuid references host on delete cascade,
  created_at timestamptz not null,
  constraint staff_host_has_hours check (role <> 'HOST' or host_id is not null)
);
create unique index staff_email_key on staff (lower(email));

-- Keys that every replica must share and that were not given as a setting.
create table secret (
  name text primary key,
  value bytea not null
);
