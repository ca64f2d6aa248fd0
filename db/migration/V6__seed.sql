-- Which seeds have been loaded, so that none comes back after it was changed or taken away.
create table seed (
  name text primary key,
  loaded_at timestamptz not null
);
