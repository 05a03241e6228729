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
