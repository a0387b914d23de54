create table if not exists kept (id bigint generated always as identity, note text);
