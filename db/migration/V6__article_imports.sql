create table article_import (
  id uuid primary key,
  -- no reference: the list of imports outlives accounts
  staff_id uuid not null,
  state text not null check (state in ('RUNNING', 'DONE', 'BROKEN')),
  started_at timestamptz not null,
  -- The time of the last progress: an import without any for long was lost with its replica.
  came_on_at timestamptz not null,
  bytes bigint,
  bytes_read bigint not null default 0,
  taken bigint not null default 0,
  refused bigint not null default 0
);
comment on table article_import is 'owner: article.imports. Imports of articles from a file, with their progress.';

create table article_import_refusal (
  import_id uuid not null references article_import on delete cascade,
  line bigint not null,
  slug text,
  -- [{"field", "message"}]
  reasons jsonb not null,
  primary key (import_id, line)
);
comment on table article_import_refusal is 'owner: article.imports. The first of the lines that an import refused.';
