-- Some thousand rows of each kind, for the tables of the baseline (V1 to V19). The same for every run: ids are hashes.

insert into event (id, type, subject, sequence, occurred_at, data)
select md5('event' || i)::uuid, 'org.talktous.booking.created', 'booking/' || i, 0,
  timestamptz '2026-01-01Z' + i * interval '1 minute', '{}'
from generate_series(1, 5000) i;

insert into link_secret (name, value) values ('spare', decode(repeat('ab', 32), 'hex'));

insert into idempotency_key (key_hash, request_hash, answer, answered_at)
select decode(md5('key' || i), 'hex'), decode(md5('request' || i), 'hex'), '{}', now()
from generate_series(1, 2000) i;

insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
select 'reminder', md5('booking' || i)::uuid || '/0/P1D', timestamptz '2099-01-01Z', false, 1
from generate_series(1, 2000) i;

insert into audit (at, staff_id, action, subject, before, after)
select timestamptz '2026-01-01Z' + i * interval '1 minute', md5('staff' || i % 100)::uuid, 'host.changed',
  'host/' || md5('host' || i % 100)::uuid, '{"name": "A"}', '{"name": "B"}'
from generate_series(1, 3000) i;

insert into webhook (id, url, types, secret, created_at, disabled_at, disabled_because, deleted_at)
select md5('webhook' || i)::uuid, 'https://receiver.example.org/' || i, '{*}', 'whsec_bWluZQ==', now(), now(), 'gone',
  case when i % 2 = 0 then now() end
from generate_series(1, 100) i;

insert into subscription (channel, target, types)
select 'webhook', id::text, '{org.example.none}' from webhook;

insert into delivery (event_id, channel, target, state, attempts, due_at, created_at, attempted_at, settled_at)
select md5('event' || i)::uuid, 'webhook', md5('webhook' || 1 + i % 100)::uuid,
  case when i % 10 = 0 then 'failed' else 'delivered' end, 1, now(), now(), now(), now()
from generate_series(1, 5000) i;

insert into delivery_pause (channel, target, until)
select 'webhook', id::text, now() from webhook;

insert into article (id, slug, language, url, doi, open_access, updated_at)
select md5('article' || i)::uuid, 'article-' || i, 'en', 'https://journal.example.org/' || i, '10.1000/' || i,
  i % 2 = 0, timestamptz '2026-01-01Z'
from generate_series(1, 1000) i;

insert into article_text (article_id, language, title, abstract, highlights, sections)
select md5('article' || i)::uuid, language, 'Article ' || i, 'What it is about.', '{One., Two.}',
  '[{"id": "methods", "title": "Methods", "text": "How it was done."}]'
from generate_series(1, 1000) i, unnest('{en,de}'::text[]) language;

insert into article_import (id, staff_id, state, started_at, came_on_at)
select md5('import' || i)::uuid, md5('staff0')::uuid, 'DONE', now(), now() from generate_series(1, 1000) i;

insert into article_import_refusal (import_id, line, slug, reasons)
select md5('import' || i)::uuid, 1, 'a--b', '[{"field": "slug", "message": "must be plain"}]'
from generate_series(1, 1000) i;

insert into host (id, name, email, zone, created_at)
select md5('host' || i)::uuid, 'Host ' || i, 'host' || i || '@example.org', 'Europe/Berlin', timestamptz '2026-01-01Z'
from generate_series(0, 99) i;

insert into host_hours (host_id, day, windows)
select id, day, '{540,1020}' from host, generate_series(1, 7) day;

insert into host_override (host_id, date, windows)
select id, date '2026-01-01' + i, '{}' from host, generate_series(1, 20) i;

insert into busy_time (id, host_id, during, source)
select md5(id::text || i)::uuid, id,
  tstzrange(timestamptz '2026-01-01T12:00Z' + i * interval '1 day', timestamptz '2026-01-01T13:00Z' + i * interval '1 day'),
  'calendar'
from host, generate_series(1, 20) i;

insert into article_host (article_id, host_id)
select md5('article' || i)::uuid, md5('host' || i % 100)::uuid from generate_series(1, 1000) i;

insert into booking (id, reference, article_id, host_id, starts_at, ends_at, occupies, status, sequence, reader_name,
  reader_email, reader_zone, reader_locale, question, topic, consented_at, booked_at, changed_at, outcome)
select md5('booking' || i)::uuid, 'B' || i, md5('article' || 1 + i % 1000)::uuid, md5('host' || i % 100)::uuid, starts_at,
  starts_at + interval '30 minutes', tstzrange(starts_at, starts_at + interval '40 minutes'), 'confirmed', 0,
  'Reader ' || i, 'reader' || i || '@example.org', 'Europe/Berlin', 'en', 'Why?', 'methods', booked_at, booked_at,
  booked_at, case when i % 3 = 0 then 'attended' end
from generate_series(1, 5000) i
cross join lateral (
  select timestamptz '2026-01-01T08:00Z' + i / 100 * interval '1 day' as starts_at, timestamptz '2025-12-01Z' as booked_at
) times;

insert into calendar_feed (host_id, id) select id, md5('feed' || id)::uuid from host;

insert into calendar_import (host_id, id, url, warning, warning_since)
select id, md5('outside' || id)::uuid, 'https://calendar.example.org/' || id, 'answers 404', now() from host;

insert into calendar_task (task_name, task_instance, execution_time, picked, version)
select 'refresh', id::text, timestamptz '2099-01-01Z', false, 1 from host;

insert into reminder_sent (booking_id, sequence, lead) select id, 0, 'P1D' from booking;

insert into agenda_sent (host_id, date, sent_at)
select id, date '2026-01-01' + i, now() from host, generate_series(1, 20) i;

insert into agenda_declined (host_id, declined_at) select id, now() from host where name like 'Host 9%';

insert into staff (id, email, password_hash, role, host_id, created_at)
select md5('staff' || i)::uuid, 'staff' || i || '@example.org', 'none', 'HOST', md5('host' || i)::uuid, now()
from generate_series(0, 99) i;

insert into staff_link (id, staff_id, purpose, language, created_at, expires_at)
select md5('link' || id)::uuid, id, 'PASSWORD', 'en', now(), now() from staff;

insert into staff_link_token (hash, link_id) select decode(md5(id::text), 'hex'), id from staff_link;

insert into survey (id, created_at) select 'survey-' || i, now() from generate_series(1, 10) i;

insert into survey_version (survey_id, version, content, created_at, published_at)
select id, 1,
  '{"title": "How was it?", "elements": [{"type": "rating", "name": "again", "title": "Again?", "rateMin": 0,
    "rateMax": 10}]}',
  now(), now()
from survey;

update survey set published_version = 1, published_at = now();

insert into survey_response (id, survey_id, version, article_id, locale, state, suspect, answers, skipped, created_at,
  completed_at)
select md5('response' || i)::uuid, 'survey-' || 1 + i % 10, 1, md5('article' || 1 + i % 1000)::uuid, 'en', 'complete',
  false, jsonb_build_object('again', i % 11), '{}', asked_at, asked_at
from generate_series(1, 3000) i
cross join lateral (select timestamptz '2026-01-01Z' + i * interval '7 minutes' as asked_at) times;

insert into survey_answer (response_id, question, kind, place, value)
select id, 'again', 'rating', 0, answers ->> 'again' from survey_response;

insert into reader_query (id, reference, article_id, channel, kind, status, held_because, sequence, body, topic,
  reader_name, reader_email, reader_locale, consented_at, publishable, named, booking_id, survey_response_id, created_at,
  changed_at, first_answered_at, words)
select md5('query' || i)::uuid, 'Q' || i, md5('article' || 1 + i % 1000)::uuid, channel, 'question',
  case i % 4 when 0 then 'flagged' when 1 then 'answered' else 'open' end, case when i % 4 = 0 then 'links' end, 0,
  'Why were the samples washed twice?', 'methods', 'Reader ' || i, 'reader' || i || '@example.org', 'en', asked_at, true,
  true, case channel when 'call' then md5('booking' || i)::uuid end,
  case channel when 'survey' then md5('response' || i)::uuid end, asked_at, asked_at,
  case when i % 4 = 1 then asked_at + interval '5 hours' end,
  query_words('Why were the samples washed twice?', 'Q' || i)
from generate_series(1, 3000) i
cross join lateral (
  select timestamptz '2026-01-01Z' + i * interval '37 minutes' as asked_at,
    (array['comment', 'call', 'survey'])[1 + i % 3] as channel) one;

insert into reply (id, query_id, author, staff_id, body, public, created_at)
select md5('reply' || i)::uuid, md5('query' || i)::uuid, 'staff', md5('staff' || i % 100)::uuid, 'To be sure.', true,
  timestamptz '2026-01-01Z' + i * interval '37 minutes' + interval '5 hours'
from generate_series(1, 3000) i
where i % 4 = 1;

insert into inbox_view (id, staff_id, name, filter, created_at)
select md5('view' || id)::uuid, id, 'Mine', 'status=open', now() from staff;

insert into report_digest (staff_id, zone, language, wanted_since)
select id, 'Europe/Berlin', 'en', timestamptz '2099-01-01Z' from staff;

insert into seed_loaded (name, loaded_at) values ('spare', now());
