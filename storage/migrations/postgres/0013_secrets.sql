-- Secrets of connectors, sealed (storage/secrets/seal.ts) with a key that is not in the database.

create table secrets (
  org integer not null,
  name text not null,
  key_id text not null,
  sealed bytea not null,
  changed_at bigint not null,
  changed_by integer not null,
  primary key (org, name)
);

alter table secrets enable row level security;
create policy organization on secrets using (org = current_organization());
