create table staff_ended_session (
  id uuid primary key,
  -- when its token runs out, after which nothing needs to be known of it
  expires_at timestamptz not null
);
comment on table staff_ended_session is
  'owner: staff. Sessions that were signed out of: a token is signed for hours, and is refused while its session is here.';
create index staff_ended_session_by_expiry on staff_ended_session (expires_at);
