create table reminder_sent (
  booking_id uuid not null references booking on delete cascade,
  -- a call that is moved is reminded of anew
  sequence integer not null,
  lead text not null,
  primary key (booking_id, sequence, lead)
);
comment on table reminder_sent is
  'owner: call.reminder. The reminders that went out: each once, however often its task runs.';
