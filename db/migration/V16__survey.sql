create table survey (
  id text primary key check (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(id) <= 100),
  -- The version that readers are asked; null until the first publication.
  published_version integer,
  published_at timestamptz,
  created_at timestamptz not null,
  constraint survey_published_at_some_time check ((published_version is null) = (published_at is null))
);
comment on table survey is 'owner: survey. Surveys, each with its published version.';

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
comment on table survey_version is 'owner: survey. The versions of a survey; a published one never changes.';
-- a circle: the survey's published version is one of its versions
alter table survey add foreign key (id, published_version) references survey_version (survey_id, version);

create function refuse_to_change_published_survey() returns trigger language plpgsql as $$
begin
  raise exception 'a published version of a survey is never changed';
end
$$;
create trigger survey_version_published_is_immutable before update or delete on survey_version
  for each row when (old.published_at is not null)
  execute function refuse_to_change_published_survey();
