-- A name that only those know who have the call's link. The default serves replicas of the version before, which write
-- calls without one; it is set apart from the column, so that no row is written anew.
alter table booking add column room text;
alter table booking alter column room
  set default encode(substring(sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())) for 20), 'hex');
