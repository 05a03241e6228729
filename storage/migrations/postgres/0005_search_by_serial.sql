-- A search that very many devices meet, in the order of serials, is put together of parts that each come in that order:
-- serials that begin with the text, models, and what little holds it elsewhere. So the trigram index leaves out the
-- first character: what begins with the text is found in the order of serials alone.
drop index devices_search;
create index devices_search on devices using gin (org, (substr(serial_key, 2) || E'\n' || user_key) gin_trgm_ops);
create index devices_model_serial on devices (org, model_key, serial_key, id);

-- Looking along the order of serials for what meets a filter reads the index alone.
drop index devices_serial;
create index devices_serial on devices (org, serial_key, id) include (state, user_key, model_key, tag_key);

drop function search_devices(text, text[], text[], integer);

-- Devices that hold a text in their serial, past its first character, or in their user. Row-level security would keep
-- `like` from the index. Planned for each pattern anew; an order or a plan that reads all of an organization is never
-- wanted here.
create function search_inside(pattern text, most integer) returns setof bigint
language plpgsql stable security definer rows 1000
set search_path = public, pg_temp set enable_seqscan = off set enable_indexscan = off set jit = off
as $$
begin
  return query execute $search$
    select id from devices where org = $1 and (substr(serial_key, 2) || E'\n' || user_key) like $2 limit $3
  $search$ using current_organization(), pattern, most;
end
$$;

-- All devices that meet a search: a text in serial or user, or one of these models or tags.
create function search_devices(needle text, pattern text, models text[], tags text[], most integer)
returns setof bigint
language plpgsql stable security definer rows 1000
set search_path = public, pg_temp set enable_seqscan = off set enable_indexscan = off set enable_indexonlyscan = off
set jit = off
as $$
begin
  return query execute $search$
    select id from (
      (select id from devices where org = $1 and (substr(serial_key, 2) || E'\n' || user_key) like $3 limit $6)
      union
      (select id from devices where org = $1 and serial_key >= $2 and serial_key < $2 || U&'\+10FFFF' limit $6)
      union
      (select id from devices where org = $1 and model_key = any($4) limit $6)
      union
      (select id from devices where org = $1 and tag_key = any($5) limit $6)
    ) as found limit $6
  $search$ using current_organization(), needle, pattern, models, tags, most;
end
$$;
