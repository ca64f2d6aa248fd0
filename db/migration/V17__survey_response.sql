create table survey_response (
  id uuid primary key,
  survey_id text not null,
  version integer not null,
  article_id uuid not null references article,
  -- the language it was answered in
  locale text not null,
  state text not null check (state in ('partial', 'complete')),
  -- probably sent by a program: kept, but no part of the results
  suspect boolean not null,
  -- {name: value}, as SurveyJS has them
  answers jsonb not null check (jsonb_typeof(answers) = 'object'),
  -- the questions that were visible and not answered
  skipped text[] not null,
  -- Who sends a response again, or goes on with a partial one, sends its key again.
  key_hash text unique,
  request_hash text,
  created_at timestamptz not null,
  completed_at timestamptz,
  foreign key (survey_id, version) references survey_version,
  constraint survey_response_complete_has_time check ((state = 'complete') = (completed_at is not null)),
  constraint survey_response_key_of_request check ((key_hash is null) = (request_hash is null))
);
comment on table survey_response is 'owner: survey.response. What readers answered, whole.';
create index survey_response_by_version_and_article on survey_response (survey_id, version, article_id);
create index survey_response_by_completed_at on survey_response (completed_at) where completed_at is not null;

create table survey_answer (
  response_id uuid not null references survey_response on delete cascade,
  question text not null,
  kind text not null check (kind in ('rating', 'radiogroup', 'checkbox', 'text', 'comment')),
  -- 0, 1, … among the choices of a checkbox; else 0
  place smallint not null check (place >= 0),
  value text not null check (value <> ''),
  primary key (response_id, question, place),
  constraint survey_answer_alone_unless_checkbox check (place = 0 or kind = 'checkbox'),
  constraint survey_answer_rating_is_number check (kind <> 'rating' or value ~ '^-?[0-9]{1,3}$')
);
comment on table survey_answer is
  'owner: survey.response. The answers once more, a row each, for the results; of a checkbox a row for each choice.';
create unique index survey_answer_response_id_question_value_key on survey_answer (response_id, question, value)
  where kind = 'checkbox';

-- A remark becomes a thread. Added here, since surveys know threads and threads do not know surveys.
alter table reader_query add foreign key (survey_response_id) references survey_response;
