-- Two roles: the owner (who runs migrations and owns the tables) and muster_app, which the running application takes
-- on in every connection. muster_app is under row-level security; the owner is not, and only the functions below run
-- with its rights (security definer). They take the organization from the transaction's setting, never from the caller,
-- except those that give a worker what is due over all organizations.

do $$
begin
  if not exists (select from pg_roles where rolname = 'muster_app') then
    begin
      create role muster_app nologin;
    exception
      when duplicate_object or unique_violation then null;
      when insufficient_privilege then
        raise exception 'the role muster_app is missing and % may not create roles', current_user
          using hint = 'have an administrator run: create role muster_app nologin; grant muster_app to ' || current_user;
    end;
  end if;
  if not pg_has_role(current_user, 'muster_app', 'member') then
    execute format('grant muster_app to %I', current_user);
  end if;
end
$$;

grant usage on schema public to muster_app;
grant select, insert, update, delete on all tables in schema public to muster_app;
grant usage, select on all sequences in schema public to muster_app;
-- Tables that later migrations make.
alter default privileges in schema public grant select, insert, update, delete on tables to muster_app;
alter default privileges in schema public grant usage, select on sequences to muster_app;
-- What happened is appended only; what is applied is the owner's business.
revoke update, delete on events from muster_app;
revoke insert, update, delete on migrations from muster_app;

create function current_organization() returns integer
language sql stable parallel safe
return nullif(current_setting('muster.organization', true), '')::integer;

do $$
declare
  name text;
begin
  foreach name in array array[
    'actors', 'uploads', 'upload_files', 'upload_rows', 'hardware', 'devices', 'removed_devices', 'claims',
    'hardware_history', 'events', 'device_counts', 'operations', 'operation_devices', 'catalogues', 'catalogue_entries'
  ] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy organization on %I using (org = current_organization())', name);
  end loop;
end
$$;

-- Who holds identity keys, for each asked row that somebody holds: the device where it is this organization's. Of
-- another organization it says no more than yes: the key is taken; and whether by hardware that the asked row may be
-- (no EK on one side, or the same EK).
create function keys_held(keys bytea[], eks bytea[])
returns table (place integer, device bigint, may_be_same boolean)
language sql stable security definer rows 1000 set search_path = public, pg_temp
begin atomic
  select asked.place::integer,
    case when claims.org = current_organization() then claims.device end,
    claims.ek is null or asked.ek is null or claims.ek = asked.ek
  from unnest(keys, eks) with ordinality as asked (key, ek, place)
  join claims on claims.key = asked.key
  where current_organization() is not null;
end;

-- Makes one row a value of the counters' gathered changes, once there are many. One at a time for an organization;
-- who finds it busy leaves it.
create function fold_device_counts(organization integer, above integer) returns void
language plpgsql as $$
begin
  if (select count(*) from (select from device_counts where org = organization limit above + 1) as gathered) <= above then
    return;
  end if;
  if not pg_try_advisory_xact_lock(4817003, organization) then
    return;
  end if;
  with gone as (
    delete from device_counts where org = organization returning kind, value, n
  )
  insert into device_counts (org, kind, value, n)
  select organization, kind, value, sum(n) from gone group by kind, value having sum(n) <> 0;
end
$$;

-- Search by serial and user through the trigram index, by model and tag through theirs: row-level security would keep
-- `like` from any index. Planned for each pattern anew; an order or a plan that reads all of an organization is never
-- wanted here.
create function search_devices(pattern text, models text[], tags text[], most integer) returns setof bigint
language plpgsql stable security definer rows 1000
set search_path = public, pg_temp set enable_seqscan = off set enable_indexscan = off set jit = off
as $$
begin
  return query execute $search$
    select id from (
      (select id from devices where org = $1 and (serial_key || E'\n' || user_key) like $2 limit $5)
      union
      (select id from devices where org = $1 and model_key = any($3) limit $5)
      union
      (select id from devices where org = $1 and tag_key = any($4) limit $5)
    ) as found limit $5
  $search$ using current_organization(), pattern, models, tags, most;
end
$$;

-- Uploads with work for a worker and no live lease, over all organizations; takes the lease.
create function take_due_uploads(worker text, at bigint, lease_ms bigint, most integer)
returns table (org integer, id text, phase text)
language sql volatile security definer set search_path = public, pg_temp
begin atomic
  update uploads set lease_worker = worker, lease_until = at + lease_ms
  where no in (
    select due.no from uploads due
    where due.status in ('receiving', 'registering') and (due.status = 'registering' or due.closed_at is not null)
      and (due.lease_until is null or due.lease_until <= at)
    order by due.no limit most for update skip locked
  )
  returning uploads.org, uploads.id, case uploads.status when 'registering' then 'registering' else 'checking' end;
end;

-- Uploads that nobody fed for too long, or that were left checked past their date.
create function expired_uploads(at bigint, receiving_idle_ms bigint) returns table (org integer, id text)
language sql stable security definer set search_path = public, pg_temp
begin atomic
  select uploads.org, uploads.id from uploads
  where uploads.status = 'receiving' and closed_at is null and received_at <= at - receiving_idle_ms
    or uploads.status = 'checked' and expires_at <= at
  order by uploads.no;
end;

-- Abandoned uploads whose rows are still there.
create function uploads_to_purge() returns table (org integer, no integer)
language sql stable security definer set search_path = public, pg_temp
begin atomic
  select uploads.org, uploads.no from uploads where purge order by uploads.no;
end;

-- Pending devices over all organizations whose time has come and that no live lease holds; takes the lease.
create function take_pending_devices(worker text, at bigint, lease_ms bigint, most integer)
returns table (org integer, id bigint, serial text, product_key_id text, body bytea, group_tag text, assigned_user text,
  example boolean, pending_since bigint, attempts integer)
language sql volatile security definer set search_path = public, pg_temp
begin atomic
  with taken as (
    update devices set lease_worker = worker, lease_until = at + lease_ms, attempts = devices.attempts + 1
    from (
      select due.org, due.id from devices due
      where due.state = 0 and due.next_try_at <= at and (due.lease_until is null or due.lease_until <= at)
      order by due.next_try_at limit most for update skip locked
    ) as next
    where devices.org = next.org and devices.id = next.id
    returning devices.*
  )
  select taken.org, taken.id, taken.serial, taken.product_key_id, hardware.body, taken.group_tag, taken.assigned_user,
    taken.example, coalesce(taken.pending_since, at), taken.attempts
  from taken left join hardware on hardware.id = taken.hardware_id order by taken.org, taken.id;
end;

-- An operation with work left and no live lease, over all organizations; takes the lease.
create function take_due_operation(worker text, at bigint, lease_ms bigint) returns table (org integer, id text)
language sql volatile security definer set search_path = public, pg_temp
begin atomic
  update operations set lease_worker = worker, lease_until = at + lease_ms,
    status = case status when 'waiting' then 'running' else status end
  where no = (
    select due.no from operations due
    where (due.status in ('waiting', 'running') or due.undone_by is not null)
      and (due.lease_until is null or due.lease_until <= at)
    order by due.no limit 1 for update skip locked
  )
  returning operations.org, operations.id;
end;

-- Removals over all organizations whose undo has run out.
create function due_removals(at bigint, most integer) returns table (org integer, id bigint)
language sql stable security definer set search_path = public, pg_temp
begin atomic
  select removed_devices.org, removed_devices.id
  from removed_devices left join operations on operations.no = removed_devices.operation_no
  where removed_devices.undo_until <= at and (operations.no is null or operations.undo_until <= at)
  order by removed_devices.undo_until limit most;
end;
