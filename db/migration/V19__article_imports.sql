-- Imports of articles: how far each has come, for whoever waits for it.
create table article_import (
  id uuid primary key,
  staff_id uuid not null,
  state text not null check (state in ('RUNNING', 'DONE', 'BROKEN')),
  started_at timestamptz not null,
  -- when it last came on: one that has not for long was lost with its replica
  came_on_at timestamptz not null,
  bytes bigint,
  bytes_read bigint not null default 0,
  taken bigint not null default 0,
  refused bigint not null default 0
);

-- The first of the lines that were refused.
create table article_import_refusal (
  import_id uuid not null references article_import on delete cascade,
  line bigint not null,
  slug text,
  -- [{"field", "message"}]
  reasons jsonb not null,
  primary key (import_id, line)
);
