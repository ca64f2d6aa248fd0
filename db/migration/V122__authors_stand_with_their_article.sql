update article a
set authors = string_to_array(r.authors, e'\n')
from registered_article r
where r.article_id = a.id and a.authors = '{}' and r.authors <> '';

alter table registered_article drop column authors;
