-- What a bibliography says of an article beside its title and journal.
alter table article
  add column authors text[] not null default '{}',
  -- a date, a month or a year, as ISO 8601 writes them
  add column published text check (published ~ '^[0-9]{4}(-[0-9]{2}){0,2}$'),
  add column keywords text[] not null default '{}',
  add column issn text[] not null default '{}';
