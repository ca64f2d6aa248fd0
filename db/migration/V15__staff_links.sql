-- Who was invited has an account before they have a password.
alter table staff alter column password_hash drop not null;

-- Links mailed to staff, each good for one password.
create table staff_link (
  id uuid primary key,
  staff_id uuid not null references staff on delete cascade,
  purpose text not null check (purpose in ('INVITATION', 'PASSWORD')),
  language text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index staff_link_of_staff on staff_link (staff_id);

-- A token is drawn whenever the letter is written, and a letter may be written again; only hashes
-- are kept, so that whoever reads the database can open none.
create table staff_link_token (
  hash bytea primary key,
  link_id uuid not null references staff_link on delete cascade
);
