-- Who is invited into an organization, and what happened to its people and tokens. Members and tokens themselves stand
-- in the account library's tables; its own invitations are not used: they need a person as inviter and their id opens them.

create table invitations (
  no integer generated always as identity primary key,
  org integer not null,
  id text not null,
  email text not null,
  role text not null,
  -- SHA-256 of the secret in the link, which is not kept.
  digest text not null unique,
  created_at bigint not null,
  created_by integer not null,
  expires_at bigint not null,
  unique (org, email)
);

create table organization_events (
  org integer not null,
  id bigint generated always as identity,
  at bigint not null,
  kind text not null,
  actor integer not null,
  details json not null,
  primary key (org, id)
);
-- What happened is appended only.
revoke update, delete on organization_events from muster_app;

alter table invitations enable row level security;
create policy organization on invitations using (org = current_organization());
alter table organization_events enable row level security;
create policy organization on organization_events using (org = current_organization());

-- Whose invitation a link is: who holds it belongs to no organization yet.
create function organization_of_invitation(link_digest text) returns integer
language sql stable security definer set search_path = public, pg_temp
begin atomic
  select invitations.org from invitations where invitations.digest = link_digest;
end;

alter table "user" add column "lastSignInAt" timestamptz;
