set local lock_timeout = '30s';

-- Since when a question stands in public with its answer. It stays when the question no longer does, so that its
-- address, which may have been cited, can say so; a question that never was public has no address.
alter table reader_query add column published_at timestamptz;

update reader_query q set published_at = q.first_answered_at
where q.publishable and q.status in ('open', 'answered', 'closed')
  and exists (select from reply r where r.query_id = q.id and r.public);
