-- As the next migrations are to be written: none of its statements keeps the service waiting for long.
alter table booking add column later text;

do $$
declare
  done integer;
begin
  loop
    update booking set later = 'yes'
    where id in (select id from booking where later is null order by id limit 200);
    get diagnostics done = row_count;
    exit when done = 0;
    commit;
  end loop;
end
$$;

create index concurrently booking_by_later on booking (later);
