-- A made-up history for a desk that wants to be looked at: half a year of calls, comments and answers to
-- the survey, dated from now. Runs in one transaction, on the temporary tables demo_query (what readers
-- ask) and demo_now (when, and which member of staff answers). Drawn, but always alike: the seed is set.

select setseed(0.30);

create function pg_temp.reference() returns text language sql volatile as $$
  select string_agg(
    substr('23456789ABCDEFGHJKLMNPQRSTUVWXYZ', 1 + floor(random() * 32)::int, 1) || case place when 4 then '-' else '' end,
    '' order by place)
  from generate_series(1, 8) place
$$;

create function pg_temp.one_of(choices text[]) returns text language sql volatile as $$
  select choices[1 + floor(random() * cardinality(choices))::int]
$$;

-- Readers: a name, the language and the zone they read in.
create temporary table demo_reader on commit drop as
select row_number() over () as number, name, language, zones[1 + floor(random() * cardinality(zones))::int] as zone,
  'reader.' || row_number() over () || '@example.org' as email
from (
  select 'en' as language, array['Europe/London', 'America/New_York', 'Europe/Berlin', 'Asia/Kolkata', 'Australia/Sydney'] as zones,
    unnest(array['Amara Okafor', 'Peter Lindqvist', 'Grace Whitfield', 'Daniel Moreau', 'Priya Raman', 'Tom Abernathy', 'Lucía Ferrer',
      'Hannah Vogel', 'Samuel Adeyemi', 'Kate O’Brien', 'Henrik Nyberg', 'Rosa Almeida', 'Yusuf Demir', 'Clara Jansen', 'Miles Carter',
      'Ines Horvat', 'Aroha Ngata', 'Victor Stan', 'Julia Brandt', 'Noah Feldman', 'Mei Tanaka', 'Anders Holm', 'Leila Haddad', 'Owen Price']) as name
  union all
  select 'ru', array['Europe/Moscow', 'Europe/Moscow', 'Asia/Yekaterinburg', 'Asia/Novosibirsk', 'Asia/Almaty', 'Europe/Minsk'],
    unnest(array['Анна Белова', 'Игорь Савельев', 'Мария Кузнецова', 'Павел Орлов', 'Ольга Демидова', 'Тимур Ахметов', 'Елена Гусева',
      'Кирилл Жданов', 'Наталья Фомина', 'Сергей Лапин', 'Дарья Мельник', 'Алексей Руденко', 'Вера Соболева', 'Никита Зорин',
      'Юлия Карпова', 'Артём Власов', 'Светлана Ким', 'Георгий Пак'])
) named;

create temporary table demo_article on commit drop as
select a.id, a.slug, a.language, weight
from (values ('asymmetric-alliances', 0.58), ('small-states', 0.24), ('price-of-neutrality', 0.18)) as chosen (slug, weight)
join article a using (slug);

-- Every half hour of the hosts' weeks from 170 days ago to 12 days ahead, on their own wall clocks. More
-- of them are booked as time goes on, fewer on Fridays.
create temporary table demo_call on commit drop as
select gen_random_uuid() as id, pg_temp.reference() as reference, host_id, starts_at,
  starts_at - make_interval(mins => 900 + floor(random() ^ 2 * 20000)::int) as booked_at,
  random() as fate, random() as asks, random() as which_article, random() as which_reader
from demo_now, lateral (
  select h.id as host_id, (date + make_interval(mins => windows[2 * n - 1] + 30 * slot)) at time zone h.zone as starts_at, date
  from host h
  join host_hours on host_id = h.id
  cross join generate_series(now::timestamp::date - 170, now::timestamp::date + 12, interval '1 day') day_of(midnight)
  cross join lateral (select midnight::date::timestamp as date) local_day
  cross join generate_series(1, cardinality(windows) / 2) n
  cross join generate_series(0, (windows[2 * n] - windows[2 * n - 1]) / 30 - 1) slot
  where extract(isodow from date) = day and h.active
) half_hour
where random() < case when extract(isodow from date) = 5 then 0.04 else 0.05 + 0.05 * (1 - extract(epoch from now - starts_at) / 15e6) end;

update demo_call set booked_at = (select now from demo_now) - make_interval(mins => 30 + floor(random() * 4000)::int)
where booked_at > (select now from demo_now);

insert into booking (id, reference, article_id, host_id, starts_at, ends_at, occupies, status, sequence, reader_name,
  reader_email, reader_zone, reader_locale, question, topic, passage, consented_at, booked_at, changed_at,
  cancellation_reason, outcome, notes)
select c.id, c.reference, a.id, c.host_id, c.starts_at, c.starts_at + interval '30 minutes',
  tstzrange(c.starts_at, c.starts_at + interval '30 minutes'),
  case when cancelled then 'cancelled' else 'confirmed' end, case when cancelled or fate > 0.9 then 1 else 0 end,
  r.name, r.email, r.zone, r.language, q.body, null, q.passage, c.booked_at, c.booked_at,
  case when cancelled then least(c.booked_at + interval '1 day', now) else c.booked_at end,
  case when cancelled then pg_temp.one_of(case r.language when 'ru' then array['Заболел', 'Не успеваю', null] else array['I am ill', 'Another meeting', null] end) end,
  case when not cancelled and c.starts_at < now - interval '1 hour' then case when fate < 0.2 then 'no-show' else 'attended' end end,
  case when not cancelled and c.starts_at < now - interval '1 hour' and fate > 0.8 then pg_temp.one_of(array['Sent the table afterwards.', 'Wants to be told of the next article.', 'Обещали прислать таблицу.']) end
from demo_now
cross join demo_call c
cross join lateral (select c.fate < 0.11 as cancelled) outcome
join demo_article a on a.slug = case when c.which_article < 0.58 then 'asymmetric-alliances' when c.which_article < 0.82 then 'small-states' else 'price-of-neutrality' end
join demo_reader r on r.number = 1 + floor(c.which_reader * 42)::int
left join lateral (
  select dq.body, dq.passage
  from demo_query dq
  where c.asks < 0.62 and dq.article = a.slug and dq.language = r.language and dq.kind = 'question'
  order by md5(dq.body || c.id::text)
  limit 1
) q on true;

-- What was asked with a call is answered in it.
insert into reader_query (id, reference, article_id, channel, kind, status, sequence, body, passage, topic, assignee_id, reader_name,
  reader_email, reader_locale, consented_at, publishable, named, booking_id, created_at, changed_at, first_answered_at, closed_at, words)
select gen_random_uuid(), reference, article_id, 'call', 'question', status, 0, question, passage, topic, null,
  reader_name, reader_email, reader_locale, consented_at, false, false, id, booked_at, changed, answered,
  case when status = 'closed' then changed end,
  query_words(question, concat_ws(' ', reference, reader_name, passage ->> 'exact'))
from (
  select pg_temp.reference() as reference, b.article_id, b.question, b.passage, dq.topic, b.reader_name, b.reader_email, b.reader_locale,
    b.consented_at, b.id, b.booked_at,
    case when b.status = 'cancelled' or b.outcome = 'no-show' then 'closed' when b.outcome = 'attended' then 'answered' else 'open' end as status,
    case when b.outcome is not null then b.ends_at else b.changed_at end as changed,
    case when b.outcome = 'attended' then b.ends_at end as answered
  from booking b
  join demo_call c on c.id = b.id
  join demo_query dq on dq.body = b.question
) asked;

-- Comments: each thing that is asked is asked now and then, in the words of whoever asks.
create temporary table demo_comment on commit drop as
select gen_random_uuid() as id, dq.*, pg_temp.reference() as reference, r.name, r.email,
  now - make_interval(mins => floor(170 * 1440 * random() ^ 1.35)::int) as created_at,
  make_interval(mins => floor(90 - 1700 * ln(1 - 0.98 * random()))::int) as waited,
  random() as fate, random() as known,
  case dq.language
    when 'ru' then (array['', '', 'Спасибо за статью. ', 'Читали на семинаре. ', 'Возник вопрос. '])[1 + floor(random() * 5)::int]
    else (array['', '', 'Thank you for the article. ', 'We read this in our seminar. ', 'One more thing: '])[1 + floor(random() * 5)::int]
  end || dq.body as said
from demo_now
cross join demo_query dq
cross join generate_series(1, 5) again
join lateral (
  select * from demo_reader r where r.language = dq.language order by md5(r.name || dq.body || again) limit 1
) r on true
where random() < case dq.article when 'asymmetric-alliances' then 0.8 else 0.6 end;

insert into reader_query (id, reference, article_id, channel, kind, status, held_because, sequence, body, passage, topic, assignee_id, reader_name,
  reader_email, reader_locale, consented_at, publishable, named, created_at, changed_at, first_answered_at, closed_at, words)
select c.id, c.reference, a.id, 'comment', c.kind, status, case when status = 'flagged' then 'links' end, 0, c.said, c.passage,
  case when status <> 'open' or fate > 0.6 then c.topic end, case when fate > 0.45 then staff end,
  case when known < 0.7 then c.name end, case when known < 0.7 then c.email end, c.language,
  case when known < 0.7 then c.created_at end, c.fate > 0.5, c.fate > 0.75, c.created_at, coalesce(answered_at, closed_at, c.created_at),
  answered_at, closed_at,
  query_words(c.said, concat_ws(' ', c.reference, case when known < 0.7 then c.name end, c.passage ->> 'exact',
    case when answered_at is not null then c.answer end))
from demo_now
cross join demo_comment c
join demo_article a on a.slug = c.article
cross join lateral (
  select
    case when c.answer is not null and c.created_at + c.waited < now and c.fate > 0.12 then c.created_at + c.waited end as answered_at
) answered
cross join lateral (
  select case
    when answered_at is not null then case when c.fate > 0.8 then 'closed' else 'answered' end
    when c.answer is null and c.created_at < now - interval '3 days' then 'closed'
    when c.fate < 0.02 then 'flagged'
    else 'open' end as status
) standing
cross join lateral (
  select case when status = 'closed' then least(coalesce(answered_at, c.created_at) + interval '2 days', now) end as closed_at
) closing;

insert into reply (id, query_id, author, staff_id, body, public, created_at)
select gen_random_uuid(), c.id, 'staff', staff, c.answer, q.publishable and c.fate > 0.6, q.first_answered_at
from demo_now, demo_comment c
join reader_query q on q.id = c.id
where q.first_answered_at is not null;

-- The survey: most are content, some are not, and some leave questions out.
create temporary table demo_response on commit drop as
select gen_random_uuid() as id, s.id as survey_id, s.published_version as version, a.id as article_id,
  case when random() < 0.45 then 'ru' else 'en' end as locale, random() as mood, random() as writes,
  now - make_interval(mins => floor(165 * 1440 * random() ^ 1.3)::int) as created_at,
  (array['researcher', 'student', 'student', 'journalist', 'policy', 'other', null])[1 + floor(random() * 7)::int] as who
from demo_now
join survey s on s.id = 'article-feedback' and s.published_version is not null
cross join generate_series(1, 160) n
join demo_article a on a.slug = case when n % 10 < 6 then 'asymmetric-alliances' when n % 10 < 8 then 'small-states' else 'price-of-neutrality' end;

create temporary table demo_answer on commit drop as
select r.id, 'clarity' as question, 'rating' as kind, 0 as place, least(5, 2 + floor(mood * 4))::int::text as value from demo_response r
union all
select r.id, 'recommend', 'rating', 0, least(10, floor(3 + mood * 8.4))::int::text from demo_response r
union all
select r.id, 'who', 'radiogroup', 0, who from demo_response r where who is not null
union all
select r.id, 'helped', 'checkbox', (row_number() over (partition by r.id order by part.place) - 1)::int, part.name
from demo_response r
cross join unnest(array['abstract', 'highlights', 'theory', 'evidence', 'conclusions']) with ordinality part (name, place)
where get_byte(decode(md5(r.id::text || part.name), 'hex'), 0) < 100
union all
select r.id, 'missing', 'comment', 0,
  (case locale
    when 'ru' then array['Карты с границами по годам.', 'Сравнения с другими союзами.', 'Данных после 2020 года.', 'Короткого словаря терминов.']
    else array['A map of who was where, and when.', 'More on what the members pay.', 'Figures after 2020.', 'A reading list for beginners.'] end)
    [1 + get_byte(decode(md5(r.id::text), 'hex'), 1) % 4]
from demo_response r
where writes < 0.24;

insert into survey_response (id, survey_id, version, article_id, locale, state, suspect, answers, skipped, created_at, completed_at)
select r.id, r.survey_id, r.version, r.article_id, r.locale, 'complete', false,
  (select jsonb_object_agg(question, case
      when kind = 'rating' then to_jsonb(values[1]::int)
      when kind = 'checkbox' then to_jsonb(values)
      else to_jsonb(values[1]) end)
    from (select question, kind, array_agg(value order by place) as values from demo_answer where id = r.id group by question, kind) grouped),
  array(select name from unnest(array['clarity', 'recommend', 'helped', 'missing', 'who']) name
    where not exists (select from demo_answer where id = r.id and question = name)),
  r.created_at, r.created_at
from demo_response r;

insert into survey_answer (response_id, question, kind, place, value)
select id, question, kind, place, value
from demo_answer;

insert into reader_query (id, reference, article_id, channel, kind, status, sequence, body, prompt, reader_locale, publishable, named,
  survey_response_id, created_at, changed_at, closed_at, words)
select gen_random_uuid(), reference, article_id, 'survey', 'other', status, 0, value, prompt, locale, false, false, id, created_at, created_at,
  case when status = 'closed' then created_at + interval '3 days' end, query_words(value, reference)
from (
  select pg_temp.reference() as reference, r.article_id, a.value, r.locale, r.id, r.created_at,
    case r.locale when 'ru' then 'Чего в статье не хватает?' else 'What is missing?' end as prompt,
    case when r.created_at < (select now from demo_now) - interval '20 days' then 'closed' else 'open' end as status
  from demo_response r
  join demo_answer a on a.id = r.id and a.question = 'missing'
) remark;
