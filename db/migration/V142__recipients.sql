create table suppressed_address (
  -- SHA-256 of the folded address, which holds on when the address is erased
  reader text primary key,
  folded_email text,
  suppressed_at timestamptz not null
);
comment on table suppressed_address is
  'owner: delivery.recipient. Addresses whose owners said that it was not them: they get no mail to readers.';
create unique index suppressed_address_folded_email_key on suppressed_address (folded_email);

create table recipient_hour (
  -- SHA-256 of the folded address
  reader text primary key,
  sent_at timestamptz[] not null
);
comment on table recipient_hour is
  'owner: delivery.recipient. When each address was sent mails within the last hour. A row goes a day after the last.';

create table folded_mail (
  id uuid primary key,
  folded_email text not null,
  email text not null,
  language text not null,
  subject text not null,
  -- of the call or thread it is about, if it is about one
  reference text,
  url text not null,
  folded_at timestamptz not null,
  -- the one mail that tells of it
  batch uuid
);
comment on table folded_mail is
  'owner: delivery.recipient. Mails that were more than an address gets in an hour, for the one that tells of them. A row'
  ' goes after a week.';
create index folded_mail_waiting_by_address on folded_mail (folded_email, folded_at) where batch is null;
create index folded_mail_by_batch on folded_mail (batch) where batch is not null;
create index folded_mail_by_reference on folded_mail (reference) where reference is not null;
