create table registered_article (
  article_id uuid primary key references article on delete cascade,
  origin text not null,
  registered_at timestamptz not null
);
create index registered_article_by_site on registered_article (origin, registered_at);

comment on table registered_article is
  'owner: panel.site. Articles that no member of staff wrote: a listed site''s page showed the panel.';

-- The panel names an article by its slug, its DOI or the address of its page.
create index article_by_doi on article (lower(doi));
create index article_by_url on article (url);
