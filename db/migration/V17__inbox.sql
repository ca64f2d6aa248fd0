-- The filters of the inbox that staff have named, each their own.
create table inbox_view (
  id uuid primary key,
  staff_id uuid not null references staff on delete cascade,
  name text not null check (name <> ''),
  -- as the address of the inbox carries it
  filter text not null,
  created_at timestamptz not null,
  constraint inbox_view_name_once unique (staff_id, name)
);

-- What else somebody has booked, for those who prepare their call.
create index booking_by_mailbox on booking (lower(reader_email), article_id);
