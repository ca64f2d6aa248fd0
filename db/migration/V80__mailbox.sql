create table mailbox_position (
  mailbox text primary key,
  -- UIDVALIDITY, under which the UID counts
  validity bigint not null,
  uid bigint not null check (uid >= 0),
  attempts integer not null check (attempts >= 0)
);
comment on table mailbox_position is
  'owner: delivery.mailbox. Up to which UID the service''s mailbox was read, and how often the next mail failed.';

create table received_mail (
  -- SHA-256 of its Message-ID: a mail that is read again, under another UID, is known by it
  key text primary key,
  result text not null,
  received_at timestamptz not null
);
comment on table received_mail is
  'owner: delivery.mailbox. The mails that were taken, each in the transaction of what it brought about.';
