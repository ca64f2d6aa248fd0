set local lock_timeout = '30s';

alter table survey_response add column burst boolean not null default false;
comment on column survey_response.burst is
  'Whether one network had sent more responses to the survey than within an hour count: kept, and left out of results'
  ' unless they are asked for.';
