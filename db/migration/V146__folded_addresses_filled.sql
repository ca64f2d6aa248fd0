-- The addresses that were there before V140. Those with other letters than ASCII are folded by the service, which looks
-- for them every hour (base.database.AddressFolding).
update staff set folded_email = lower(email collate "C") where folded_email is null;
delete from waitlist_entry w
using waitlist_entry o
where o.article_id = w.article_id and lower(o.email collate "C") = lower(w.email collate "C") and o.id < w.id;
update waitlist_entry set folded_email = lower(email collate "C") where folded_email is null;

do $$
declare
  last uuid := '00000000-0000-0000-0000-000000000000';
  ids uuid[];
begin
  loop
    select array_agg(id order by id) into ids
    from (select id from booking where id > last order by id limit 2000) next;
    exit when ids is null;
    update booking set reader_folded_email = lower(reader_email collate "C")
    where id = any(ids) and reader_email is not null and reader_folded_email is null;
    last := ids[cardinality(ids)];
    commit;
  end loop;
end
$$;

do $$
declare
  last uuid := '00000000-0000-0000-0000-000000000000';
  ids uuid[];
begin
  loop
    select array_agg(id order by id) into ids
    from (select id from reader_query where id > last order by id limit 2000) next;
    exit when ids is null;
    update reader_query set reader_folded_email = lower(reader_email collate "C")
    where id = any(ids) and reader_email is not null and reader_folded_email is null;
    last := ids[cardinality(ids)];
    commit;
  end loop;
end
$$;
