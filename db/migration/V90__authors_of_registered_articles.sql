alter table registered_article add column authors text not null default '';

comment on column registered_article.authors is 'Their names as the article''s page lists them, one a line.';
