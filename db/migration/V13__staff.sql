create table staff (
  id uuid primary key,
  email text not null,
  -- null until somebody who was invited sets a password
  password_hash text,
  role text not null check (role in ('ADMIN', 'HOST')),
  host_id uuid references host on delete cascade,
  created_at timestamptz not null,
  -- Session tokens carry it: raising it ends all sessions of the account.
  generation integer not null default 0,
  disabled_at timestamptz,
  constraint staff_host_has_hours check (role <> 'HOST' or host_id is not null)
);
comment on table staff is 'owner: staff. Accounts that open the desk.';
create unique index staff_email_key on staff (lower(email));

create table staff_link (
  id uuid primary key,
  staff_id uuid not null references staff on delete cascade,
  purpose text not null check (purpose in ('INVITATION', 'PASSWORD')),
  language text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
comment on table staff_link is 'owner: staff. Links mailed to staff, each good for setting one password.';
create index staff_link_by_staff on staff_link (staff_id);

create table staff_link_token (
  hash bytea primary key,
  link_id uuid not null references staff_link on delete cascade
);
comment on table staff_link_token is
  'owner: staff. A token is drawn whenever the mail is written, which can happen again; only hashes are kept, so that'
  ' whoever reads the database can open no link.';
