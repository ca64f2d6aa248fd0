create table inbox_view (
  id uuid primary key,
  staff_id uuid not null references staff on delete cascade,
  name text not null check (name <> ''),
  -- the query string of the inbox's address
  filter text not null,
  created_at timestamptz not null,
  unique (staff_id, name)
);
comment on table inbox_view is 'owner: feedback.inbox. The filters of the inbox that staff have named, each their own.';
