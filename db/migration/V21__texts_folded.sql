-- Runs of empty lines in what people have written are one empty line from now on: whoever writes folds them, and
-- here what was written before is folded. An empty line holds spaces, tabs and invisible marks at most. A line that
-- is not empty keeps its indentation.
create function texts_folded(text text) returns text
  language sql immutable strict as $$
  select regexp_replace(text,
    '(?:\r\n|[\n\r\u2028\u2029])(?:[ \t\u00A0\u00AD\u1680\u2000-\u200F\u202F\u205F-\u2064\u3000\uFEFF]*'
      || '(?:\r\n|[\n\r\u2028\u2029])){2,}',
    E'\n\n', 'g')
$$;

update reader_query set body = texts_folded(body) where body <> texts_folded(body);
update reader_query set prompt = texts_folded(prompt) where prompt <> texts_folded(prompt);
update reply set body = texts_folded(body) where body <> texts_folded(body);
update booking set question = texts_folded(question) where question <> texts_folded(question);
update booking set cancellation_reason = texts_folded(cancellation_reason)
where cancellation_reason <> texts_folded(cancellation_reason);
update booking set moving_reason = texts_folded(moving_reason) where moving_reason <> texts_folded(moving_reason);
update booking set notes = texts_folded(notes) where notes <> texts_folded(notes);

update survey_answer set value = texts_folded(value)
where kind in ('text', 'comment') and value <> texts_folded(value);
-- The same answers as JSON: {name: value}, of which values of one text are folded.
update survey_response r
set answers = (
  select jsonb_object_agg(a.key,
    case jsonb_typeof(a.value) when 'string' then to_jsonb(texts_folded(a.value #>> '{}')) else a.value end)
  from jsonb_each(r.answers) a)
where exists (
  select from jsonb_each(r.answers) a
  where jsonb_typeof(a.value) = 'string' and a.value #>> '{}' <> texts_folded(a.value #>> '{}'));

update article_text set abstract = texts_folded(abstract) where abstract <> texts_folded(abstract);
update article_text set summary = texts_folded(summary) where summary <> texts_folded(summary);
update article_text
set highlights = array(select texts_folded(h.text) from unnest(highlights) with ordinality h (text, place) order by place)
where exists (select from unnest(highlights) h (text) where h.text <> texts_folded(h.text));
update article_text
set sections = (
  select jsonb_agg(
    case when s.section ->> 'text' is not null
      then s.section || jsonb_build_object('text', texts_folded(s.section ->> 'text')) else s.section end
    order by s.place)
  from jsonb_array_elements(sections) with ordinality s (section, place))
where exists (
  select from jsonb_array_elements(sections) s (section)
  where s.section ->> 'text' <> texts_folded(s.section ->> 'text'));

drop function texts_folded(text);
