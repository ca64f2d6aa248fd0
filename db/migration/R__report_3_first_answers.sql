-- How long readers wait for the first answer, and how long those have waited who still do.

-- Open queries without an answer: how long each has waited so far.
create or replace function report_waiting(
    begins timestamptz, ends timestamptz, article uuid, channel text, topic text, language text, now timestamptz)
  returns table (waited interval) language sql stable as $$
  select greatest($7 - q.created_at, interval '0')
  from report_queries($1, $2, $3, $4, $5, $6) q
  where q.status = 'open' and q.first_answered_at is null
$$;

-- The time to the first answer within which a share of the queries was answered, from 0 to 1. A query that still waits
-- is not left out (its observation is right-censored): the time it has waited so far stands in its place in the order,
-- after an answered one of the same length. If the share falls on such a one, still_waits is true and the real
-- value is more than what is told. Queries that were closed without an answer are neither.
create or replace function report_first_answer(
    begins timestamptz, ends timestamptz, article uuid, channel text, topic text, language text, now timestamptz,
    shares double precision[])
  returns table (share double precision, lasting interval, still_waits boolean, answered bigint, waiting bigint)
  language plpgsql stable as $$
declare
  scale integer[];
  counts bigint[];
  total bigint;
  place bigint;
  step integer;
  shortest interval;
  longest interval;
begin
  select array_agg(s.step order by s.step), array_agg(s.counted order by s.step),
    coalesce(sum(s.answered), 0), coalesce(sum(s.waiting), 0)
  into scale, counts, answered, waiting
  from (
    select one.step, sum(one.answered + one.waiting)::bigint as counted, sum(one.answered)::bigint as answered,
      sum(one.waiting)::bigint as waiting
    from (
      select key::integer as step, asked as answered, 0 as waiting
      from report_count('wait', $1, $2, $3, $4, $5, $6)
      union all
      select report_wait(w.waited), 0, count(*)
      from report_waiting($1, $2, $3, $4, $5, $6, $7) w
      group by 1) one
    group by 1) s;
  total := answered + waiting;
  foreach share in array $8 loop
    lasting := null;
    still_waits := null;
    -- The first of an order in which at least this share comes no later.
    place := greatest(1, ceil((share * total)::numeric));
    if total > 0 then
      for i in 1 .. cardinality(scale) loop
        step := scale[i];
        exit when place <= counts[i];
        place := place - counts[i];
      end loop;
      -- Roughly where that step lies, for those that wait: to compute their steps is dear.
      shortest := make_interval(secs => case when step > 0 then 0.999 * 2.0 ^ (step / 32.0) else 0 end);
      longest := make_interval(secs => 1.001 * 2.0 ^ ((step + 1) / 32.0));
      select one.lasting, one.waits into lasting, still_waits
      from (
        select q.first_answered_at - q.created_at as lasting, false as waits
        from report_queries($1, $2, $3, $4, $5, $6) q
        where q.first_answered_at is not null and report_wait(q.first_answered_at - q.created_at) = step
        union all
        select w.waited, true
        from report_waiting($1, $2, $3, $4, $5, $6, $7) w
        where w.waited >= shortest and w.waited < longest and report_wait(w.waited) = step) one
      order by 1, 2
      offset place - 1
      limit 1;
    end if;
    return next;
  end loop;
end
$$;

-- What is open, by how long ago it was asked: steps in days, each with what is older than it and not than the next.
create or replace function report_ages(
    begins timestamptz, ends timestamptz, article uuid, channel text, topic text, language text, now timestamptz,
    steps integer[])
  returns table (days integer, waiting bigint) language sql stable as $$
  select step.days, count(q.created_at)
  from (
    select days, lead(days) over (order by days) as next from unnest($8) as s (days)) step
  left join (
    select created_at from report_queries($1, $2, $3, $4, $5, $6) where status = 'open') q
    on (q.created_at <= $7 - step.days * interval '24 hours' or step.days = 0)
    and (step.next is null or q.created_at > $7 - step.next * interval '24 hours')
  group by 1
$$;
