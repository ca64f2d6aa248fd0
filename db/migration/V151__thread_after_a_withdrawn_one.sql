-- A reader who took back the question of their call may write about it again, by mail: in another thread.
create unique index reader_query_booking_key on reader_query (booking_id) where status <> 'withdrawn';
create index reader_query_by_booking on reader_query (booking_id) where booking_id is not null;
alter table reader_query drop constraint reader_query_booking_id_key;
