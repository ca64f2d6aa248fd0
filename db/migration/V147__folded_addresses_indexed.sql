set local lock_timeout = '30s';

-- Writers wait for an index, seconds for a million rows. Not concurrently: behind a pooler the lock of migrations is a
-- transaction, for whose end that would wait for ever.
--
-- Beside the indexes over lower(), which the release before looks up by and names in "on conflict". The release after this
-- one drops these: staff_email_key, waitlist_entry_article_mailbox_key, waitlist_entry_by_mailbox, booking_by_mailbox,
-- booking_by_reader and reader_query_by_mailbox.
create unique index staff_folded_email_key on staff (folded_email);
create unique index waitlist_entry_article_folded_mailbox_key
  on waitlist_entry (article_id, folded_email);
create index waitlist_entry_by_folded_mailbox on waitlist_entry (folded_email);
create index booking_by_folded_mailbox on booking (reader_folded_email, article_id);
create index booking_by_folded_reader on booking (reader_folded_email, starts_at);
create index reader_query_by_folded_mailbox on reader_query (reader_folded_email)
  where reader_folded_email is not null;
create index booking_pending_by_confirm_by on booking (confirm_by)
  where confirm_by is not null and status = 'confirmed';

-- Addresses with other letters than ASCII, for whoever folds them.
create index booking_foreign_address_by_id on booking (id)
  where octet_length(reader_email) <> length(reader_email);
create index reader_query_foreign_address_by_id on reader_query (id)
  where octet_length(reader_email) <> length(reader_email);
