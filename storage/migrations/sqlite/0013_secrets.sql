-- Secrets of connectors, sealed (storage/secrets/seal.ts) with a key that is not in the database.

create table secrets (
  org integer not null,
  name text not null,
  key_id text not null,
  sealed blob not null,
  changed_at integer not null,
  changed_by integer not null,
  primary key (org, name)
) strict, without rowid;
