-- The scores of surveys.

-- What responses completed in a period add up to: of scales from 0 to 10 the Net Promoter Score, of scales from 1 to 5
-- the share of 4 and 5. A skipped question counts in no denominator, and is shown. Fewer than five answers are not
-- told apart.
create or replace function report_scores(begins timestamptz, ends timestamptz, article uuid, language text)
  returns table (survey text, question text, title jsonb, score text, answered bigint, skipped bigint, value double precision)
  language sql stable as $$
  with response as materialized (
    select r.id, r.survey_id, r.version, r.skipped
    from survey_response r
    where r.completed_at >= $1 and r.completed_at < $2 and not r.suspect and not r.burst
      and ($3 is null or r.article_id = $3)
      and ($4 is null or report_language(r.locale) = $4)
  ), rating as (
    select v.survey_id, v.version, v.place, v.element ->> 'name' as name, v.element -> 'title' as title,
      case when v.lowest = 0 and v.highest = 10 then 'nps' when v.lowest = 1 and v.highest = 5 then 'csat' end as score
    from (
      select v.survey_id, v.version, e.place, e.element, coalesce((e.element ->> 'rateMin')::integer, 1) as lowest,
        coalesce((e.element ->> 'rateMax')::integer, 5) as highest
      from survey_version v
      cross join lateral jsonb_array_elements(v.content -> 'elements') with ordinality as e (element, place)
      where e.element ->> 'type' = 'rating'
        and (v.survey_id, v.version) in (select r.survey_id, r.version from response r)) v
  )
  select told.survey_id, told.name, told.title, told.score, told.answered, told.skipped,
    case when told.answered >= 5 then
      case told.score when 'nps' then 100.0 * (told.high - told.low) / told.answered
      else 1.0 * told.satisfied / told.answered end
    end
  from (
    select q.survey_id, q.name, q.score, (array_agg(q.title order by q.version desc))[1] as title,
      min(q.place) as place, count(a.rate) as answered,
      count(*) filter (where q.name = any (r.skipped)) as skipped,
      count(*) filter (where a.rate >= 9) as high, count(*) filter (where a.rate <= 6) as low,
      count(*) filter (where a.rate >= 4) as satisfied
    from response r
    join rating q on q.survey_id = r.survey_id and q.version = r.version and q.score is not null
    left join lateral (
      select s.value::integer as rate from survey_answer s
      where s.response_id = r.id and s.question = q.name and s.place = 0 and s.kind = 'rating') a on true
    group by 1, 2, 3) told
  order by told.survey_id, told.place, told.name
$$;
