create table waitlist_entry (
  id uuid primary key,
  article_id uuid not null references article on delete cascade,
  email text not null,
  zone text not null,
  locale text not null,
  consented_at timestamptz not null,
  expires_at timestamptz not null,
  -- The opening of which its reader is told; null while they wait.
  opening uuid,
  told_at timestamptz,
  constraint waitlist_entry_told check ((opening is null) = (told_at is null))
);
comment on table waitlist_entry is
  'owner: call.waitlist. Readers who are to be told when a call about an article can be booked. The row, and with it the'
  ' address, goes when they leave, when their time is over, and a week after they were told.';
create unique index waitlist_entry_article_mailbox_key on waitlist_entry (article_id, lower(email));
create index waitlist_entry_by_mailbox on waitlist_entry (lower(email));
create index waitlist_entry_by_opening on waitlist_entry (opening) where opening is not null;
