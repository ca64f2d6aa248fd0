-- The release before it, which may go on writing for a while, says nothing of it, and puts the id into its links.
alter table waitlist_entry add column link uuid not null default gen_random_uuid();
comment on column waitlist_entry.link is
  'By which its reader leaves: the same whenever they wait for this article, so that the links of earlier mails work.';
create unique index waitlist_entry_link_key on waitlist_entry (link);
