-- Calls that are over need no room.
update booking set room = default where status = 'confirmed' and starts_at > now();
