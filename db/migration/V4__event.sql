create table event (
  id uuid primary key,
  type text not null,
  subject text not null,
  sequence integer not null check (sequence >= 0),
  occurred_at timestamptz not null,
  data jsonb not null
);
create index event_subject on event (subject, id);

create function refuse_to_rewrite_history() returns trigger language plpgsql as $$
begin
  raise exception 'an event is never changed';
end
$$;

create trigger event_is_append_only before update or delete on event
  for each statement execute function refuse_to_rewrite_history();
