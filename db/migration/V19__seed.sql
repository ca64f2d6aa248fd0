create table seed_loaded (
  name text primary key,
  loaded_at timestamptz not null
);
comment on table seed_loaded is
  'owner: seed. Seeds that have been loaded, so that none comes back after it was changed or deleted.';
