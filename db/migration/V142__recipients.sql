create table suppressed_address (
  -- SHA-256 of the holder, which holds on when the address is erased
  reader text primary key,
  -- the address without what one person can vary of it (web.constraint.FoldedEmail)
  holder text,
  suppressed_at timestamptz not null
);
comment on table suppressed_address is
  'owner: delivery.recipient. Addresses whose owners said that it was not them: they get no mail to readers.';
create unique index suppressed_address_holder_key on suppressed_address (holder);

create table recipient_hour (
  -- SHA-256 of the holder
  reader text primary key,
  sent_at timestamptz[] not null
);
comment on table recipient_hour is
  'owner: delivery.recipient. When each recipient was sent mails within the last hour. A row goes a day after the last.';

create table folded_mail (
  id uuid primary key,
  -- the address without what one person can vary of it
  holder text not null,
  folded_email text not null,
  email text not null,
  language text not null,
  subject text not null,
  -- of the call or thread it is about, if it is about one
  reference text,
  -- the same as the subject of events names it, or what else it is about
  record text,
  -- what its owner disowns: the scope of links to that, and what such a link stands for
  scope text,
  about uuid,
  url text not null,
  -- whether it is of use only soon
  urgent boolean not null,
  folded_at timestamptz not null,
  -- the one mail that tells of it, and when that was caused
  batch uuid,
  told_at timestamptz
);
comment on table folded_mail is
  'owner: delivery.recipient. Mails that were more than an address gets in an hour, for the one that tells of them. A row'
  ' goes after a week.';
create index folded_mail_waiting_by_address on folded_mail (folded_email, folded_at) where batch is null;
create index folded_mail_by_holder on folded_mail (holder, told_at);
create index folded_mail_by_batch on folded_mail (batch) where batch is not null;
create index folded_mail_by_reference on folded_mail (reference) where reference is not null;
