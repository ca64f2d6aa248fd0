create table survey (
  id text primary key
    constraint survey_id_form check (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(id) <= 100),
  -- The version that readers are asked; null until the first publication.
  published_version integer,
  published_at timestamptz,
  created_at timestamptz not null,
  constraint survey_published_at_some_time check ((published_version is null) = (published_at is null))
);

create table survey_version (
  survey_id text not null references survey,
  version integer not null check (version > 0),
  -- SurveyJS JSON: {"title", "description", "elements"}
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  -- The slugs of the articles it is asked about; none at all means every article.
  articles text[] not null default '{}',
  created_at timestamptz not null,
  published_at timestamptz,
  primary key (survey_id, version)
);

alter table survey add constraint survey_published_version_exists
  foreign key (id, published_version) references survey_version (survey_id, version);

create function refuse_to_change_published_survey() returns trigger language plpgsql as $$
begin
  raise exception 'a published version of a survey is never changed';
end
$$;

create trigger survey_version_published_is_immutable before update or delete on survey_version
  for each row when (old.published_at is not null)
  execute function refuse_to_change_published_survey();

create table survey_response (
  id uuid primary key,
  survey_id text not null,
  version integer not null,
  article_id uuid not null references article,
  -- The language it was answered in.
  locale text not null,
  state text not null check (state in ('partial', 'complete')),
  -- Looks as if a program had sent it: kept, but no part of the results.
  suspect boolean not null,
  -- {name: value}, as SurveyJS has them
  answers jsonb not null check (jsonb_typeof(answers) = 'object'),
  -- The questions that were visible and not answered.
  skipped text[] not null,
  -- Who sends a response again, or goes on with a partial one, sends its key again.
  key_hash text constraint survey_response_key unique,
  request_hash text,
  created_at timestamptz not null,
  completed_at timestamptz,
  foreign key (survey_id, version) references survey_version,
  constraint survey_response_completed check ((state = 'complete') = (completed_at is not null)),
  constraint survey_response_key_of_request check ((key_hash is null) = (request_hash is null))
);
create index survey_response_results on survey_response (survey_id, version, article_id);

-- The answers once more, a row each, for the results; of a checkbox a row for each choice.
create table survey_answer (
  response_id uuid not null references survey_response on delete cascade,
  question text not null,
  kind text not null check (kind in ('rating', 'radiogroup', 'checkbox', 'text', 'comment')),
  -- 0, 1, … among the choices of a checkbox; else 0
  place smallint not null check (place >= 0),
  value text not null check (value <> ''),
  primary key (response_id, question, place),
  constraint survey_answer_alone check (place = 0 or kind = 'checkbox'),
  constraint survey_answer_rating check (kind <> 'rating' or value ~ '^-?[0-9]{1,3}$')
);
create unique index survey_answer_choice_once on survey_answer (response_id, question, value)
  where kind = 'checkbox';

-- What was written in an answer is read in the inbox, beside the answers it stood among.
alter table reader_query add constraint reader_query_of_response
  foreign key (survey_response_id) references survey_response;
create index reader_query_by_response on reader_query (survey_response_id) where survey_response_id is not null;
