-- Who is invited into an organization, and what happened to its people and tokens. Members and tokens themselves stand
-- in the account library's tables; its own invitations are not used: they need a person as inviter and their id opens them.

create table invitations (
  no integer primary key,
  org integer not null,
  id text not null,
  email text not null,
  role text not null,
  -- SHA-256 of the secret in the link, which is not kept.
  digest text not null unique,
  created_at integer not null,
  created_by integer not null,
  expires_at integer not null,
  unique (org, email)
) strict;

create table organization_events (
  org integer not null,
  id integer not null,
  at integer not null,
  kind text not null,
  actor integer not null,
  details text not null,
  primary key (org, id)
) strict, without rowid;

alter table "user" add column "lastSignInAt" date;
