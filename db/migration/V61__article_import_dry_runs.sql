alter table article_import
  -- whether everything was undone again: what would happen
  add column dry boolean not null default false,
  -- of those taken, the rest said already what the file says
  add column added bigint not null default 0,
  add column changed bigint not null default 0,
  -- what of the whole file had no place, or was guessed: [{"field", "message", "code", "arguments"}]
  add column remarks jsonb not null default '[]';

create table article_import_line (
  import_id uuid not null references article_import on delete cascade,
  line bigint not null,
  slug text not null,
  title text,
  change text not null check (change in ('ADDED', 'CHANGED', 'UNCHANGED')),
  remarks jsonb not null default '[]',
  primary key (import_id, line)
);
comment on table article_import_line is
  'owner: article.imports. The first of the lines that an import took, where it was dry or there is something to say.';
