-- Why staff moved a call, in their words to its reader; none where the reader moved it.
alter table booking add column moving_reason text;

-- A reader who comes back is known by their address.
create index booking_of_reader on booking (reader_email, starts_at);
