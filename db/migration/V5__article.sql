create table article (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 120),
  language text not null,
  url text,
  doi text,
  open_access boolean not null default false,
  updated_at timestamptz not null
);
comment on table article is 'owner: article. What calls, comments and surveys are about.';

create table article_text (
  article_id uuid not null references article on delete cascade,
  language text not null,
  title text not null,
  journal text,
  issue text,
  abstract text,
  highlights text[] not null default '{}',
  summary text,
  -- [{"id", "title", "titleLanguage", "text"}] in reading order
  sections jsonb not null default '[]' check (jsonb_typeof(sections) = 'array'),
  primary key (article_id, language)
);
comment on table article_text is
  'owner: article. An article''s text, a row a language; the one in the article''s own language is always there.';
