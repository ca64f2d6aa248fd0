-- Where a call takes place, as org.talktous.call.booking.JoinUrl makes it: the host's link with the call's own room and
-- reference. Null if the host has no link, or it needs a room and the call has none.
create or replace function join_url_of_call(template text, room text, reference text) returns text
  language sql immutable
  return case
    when room is null and template like '%{room}%' then null
    else replace(replace(template, '{room}', coalesce(room, '')), '{reference}', reference)
  end;
