-- equality of uuid in gist indexes
create extension if not exists btree_gist;

create table host (
  id uuid primary key,
  name text not null,
  email text not null,
  zone text not null,
  join_url text,
  active boolean not null default true,
  -- Rises with every change of the host or their hours: a decision based on an earlier version is refused.
  version integer not null default 0,
  created_at timestamptz not null
);
comment on table host is 'owner: call.host. People who take calls.';

-- Here and in host_override, windows are minutes of the host's wall clock, start and end in turn: {540, 1020} is 09:00
-- to 17:00.
create table host_hours (
  host_id uuid not null references host on delete cascade,
  day smallint not null check (day between 1 and 7),
  windows smallint[] not null check (cardinality(windows) % 2 = 0 and 0 <= all (windows) and 1440 >= all (windows)),
  primary key (host_id, day)
);
comment on table host_hours is 'owner: call.host. Weekly hours; day 1 is Monday.';

create table host_override (
  host_id uuid not null references host on delete cascade,
  date date not null,
  windows smallint[] not null check (cardinality(windows) % 2 = 0 and 0 <= all (windows) and 1440 >= all (windows)),
  primary key (host_id, date)
);
comment on table host_override is
  'owner: call.host. Replaces the weekly hours of one date; no windows at all is a day off.';

create table busy_time (
  id uuid primary key,
  host_id uuid not null references host on delete cascade,
  during tstzrange not null check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
  source text not null
);
comment on table busy_time is
  'owner: call.host. What else stands in a host''s calendar, by source, such as calendar for the outside one.';
create index busy_time_by_host_and_time on busy_time using gist (host_id, during);
create index busy_time_by_host_and_source on busy_time (host_id, source);

-- Made here, after hosts, and owned by the articles that name them.
create table article_host (
  article_id uuid not null references article on delete cascade,
  host_id uuid not null references host on delete cascade,
  primary key (article_id, host_id)
);
comment on table article_host is
  'owner: article. The hosts an article names; an article that names none is taken by every active host.';
