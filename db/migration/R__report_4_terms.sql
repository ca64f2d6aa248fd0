-- The words that reader queries hold, counted in a sample.

-- As a constant of the statement that calls it, by which it is known how many rows these parts hold.
create or replace function report_slices(most integer) returns integer[]
  language sql immutable strict parallel safe as $$
  select array(select generate_series(0, $1 - 1))
$$;

-- Some queries of a period, drawn by chance: all of them if they are fewer than wanted.
create or replace function report_sample(
    begins timestamptz, ends timestamptz, article uuid, channel text, topic text, language text, slices integer)
  returns table (body text, words tsvector) language sql stable as $$
  select r.body, body_words(r.words)
  from (
    select q.id
    from report_queries($1, $2, $3, $4, $5, $6) q
    where $7 >= 1024
    union all
    select q.id
    from report_queries($1, $2, $3, $4, $5, $6) q
    where $7 < 1024 and report_slice(q.id) = any (report_slices($7))) drawn
  join reader_query r using (id)
$$;

-- The words that most queries of a sample hold, each counted once a query, as people write them.
create or replace function report_terms(
    begins timestamptz, ends timestamptz, article uuid, channel text, topic text, language text, slices integer)
  returns table (stem text, term text, asked bigint, sampled bigint) language sql stable as $$
  with sample as materialized (
    select body, words from report_sample($1, $2, $3, $4, $5, $6, $7)
  ), counted as materialized (
    select w.lexeme, count(*) as asked from sample, unnest(sample.words) w group by 1
  ), top as materialized (
    select lexeme, asked
    from counted
    where lexeme ~ '^[[:alpha:]][[:alpha:]''’-]{2,}$'
    order by 2 desc, 1
    limit 30
  ), form as materialized (
    -- A stem begins as its word does, but for ё and a few of English; of those the stem itself is told.
    select w.lexeme as word, count(*) as times
    from (select body from sample limit 200) said, unnest(to_tsvector('pg_catalog.simple', said.body)) w
    group by 1
    having translate(left(w.lexeme, 2), 'ё', 'е') in (select left(top.lexeme, 2) from top)
  ), written as (
    select distinct on (stem.lexeme) stem.lexeme, form.word
    from form
    cross join lateral unnest(search_words(form.word)) stem
    order by stem.lexeme, form.times desc, form.word
  )
  select top.lexeme, coalesce(written.word, top.lexeme), top.asked, (select count(*) from sample)
  from top
  left join written using (lexeme)
$$;

-- How many queries of a sample hold each of these words.
create or replace function report_terms_of(
    begins timestamptz, ends timestamptz, article uuid, channel text, topic text, language text, slices integer,
    stems text[])
  returns table (stem text, asked bigint, sampled bigint) language sql stable as $$
  with sample as materialized (
    select words from report_sample($1, $2, $3, $4, $5, $6, $7)
  ), held as (
    select w.lexeme, count(*) as asked
    from sample, unnest(sample.words) w
    where w.lexeme = any ($8)
    group by 1
  )
  select s.stem, coalesce(held.asked, 0), (select count(*) from sample)
  from unnest($8) as s (stem)
  left join held on held.lexeme = s.stem
$$;
