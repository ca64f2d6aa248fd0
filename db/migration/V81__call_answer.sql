create table call_answer (
  booking_id uuid not null references booking on delete cascade,
  party text not null check (party in ('reader', 'host')),
  answer text not null check (answer in ('accepted', 'tentative', 'declined', 'countered')),
  -- of the invitation that it answers
  sequence integer not null check (sequence >= 0),
  proposed_start timestamptz,
  comment text,
  answered_at timestamptz not null,
  primary key (booking_id, party),
  constraint call_answer_counter_proposes check (answer = 'countered' or proposed_start is null)
);
comment on table call_answer is
  'owner: call.invitation. What reader and host have last answered to the invitation to a call, by their calendars.';
