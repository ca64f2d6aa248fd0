-- Lists and feeds go by when a question became public: a reader may agree long after the answer.
drop index reader_query_publishable_by_article;
create index reader_query_publishable_by_article
  on reader_query (article_id, coalesce(published_at, first_answered_at), id) where publishable;
