set local lock_timeout = '30s';

alter table staff alter column folded_email set not null;
alter table waitlist_entry alter column folded_email set not null;
-- validated by the migration after this one, which locks nobody out
alter table booking add constraint booking_folds_its_email check (
  (reader_email is null) = (reader_folded_email is null)) not valid;
alter table reader_query add constraint reader_query_folds_its_email check (
  (reader_email is null) = (reader_folded_email is null)) not valid;
