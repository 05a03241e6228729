-- Numbers stand for words as storage/codes.ts says; times are milliseconds since 1970, captured_at is seconds.
-- The names are those of the SQLite schema; every table that holds an organization's data says which (org), because
-- row-level security keeps the application (role muster_app) to the organization that its transaction has set.

create extension if not exists pg_trgm;
create extension if not exists btree_gin;

create table organizations (
  no integer generated always as identity primary key,
  id text not null unique,
  name text not null
);

create table settings (
  key text primary key,
  value text not null
);

create table actors (
  no integer generated always as identity primary key,
  org integer not null,
  kind text not null,
  id text not null,
  name text not null,
  unique (org, kind, id, name)
);

create table uploads (
  no integer generated always as identity primary key,
  org integer not null,
  id text not null,
  kind text not null,
  status text not null,
  register boolean not null,
  group_tag text,
  assigned_user text,
  only_where_empty boolean not null,
  example boolean not null,
  idempotency_key text,
  idempotency_fingerprint text,
  created_at bigint not null,
  created_by integer not null,
  registered_by integer,
  -- Last time bytes came; an upload that nobody feeds is abandoned.
  received_at bigint not null,
  -- Set by close: from then on the worker checks it.
  closed_at bigint,
  checked_at bigint,
  finished_at bigint,
  expires_at bigint,
  -- UploadCounts, kept with every batch.
  counts json not null,
  -- Last row judged or registered in the present phase.
  cursor bigint,
  work_done integer not null default 0,
  work_of integer not null default 0,
  work_started_at bigint,
  lease_worker text,
  lease_until bigint,
  -- Rows are being removed in bounded batches.
  purge boolean not null default false,
  unique (org, id)
);
create unique index uploads_idempotency on uploads (org, idempotency_key) where idempotency_key is not null;
create index uploads_open on uploads (status) where status in ('receiving', 'checked', 'registering');
create index uploads_purge on uploads (no) where purge;

create table upload_files (
  org integer not null,
  upload_no integer not null,
  number integer not null,
  name text not null,
  format text not null default '',
  encoding text not null default '',
  delimiter text not null default '',
  rows integer not null default 0,
  columns_ignored jsonb not null default '[]',
  error jsonb,
  bytes_received bigint not null default 0,
  complete boolean not null default false,
  primary key (upload_no, number)
);

-- row = file number * 2^32 + line, so the key is the order of files, then of lines. Rows are updated when they are
-- judged and again when they are registered: room is left in each page so that neither touches the index.
create table upload_rows (
  org integer not null,
  upload_no integer not null,
  row bigint not null,
  hardware_id bigint,
  captured_at bigint,
  device_id bigint,
  of_row bigint,
  os_build integer,
  hint_line integer,
  outcome smallint not null,
  -- 0 (new) until judged; shown from `checked` on.
  verdict smallint not null,
  verdict_at_check smallint,
  flags smallint not null,
  repairs smallint not null,
  warnings smallint not null,
  reason smallint,
  -- What registering made of the row: state, device, error.
  state smallint,
  error_code smallint,
  serial text,
  manufacturer text,
  model text,
  group_tag text,
  assigned_user text,
  product_key_id text,
  ek bytea,
  uuid bytea,
  tuple bytea,
  column_name text,
  found text,
  request_id text,
  primary key (upload_no, row)
) with (fillfactor = 70);

create sequence hardware_id;
-- A hash, written once when it is received: the proven body (and what was odd about the text), or the refused text.
create table hardware (
  id bigint primary key,
  org integer not null,
  body bytea,
  tail bytea,
  text_sha256 bytea,
  refused_text text
);

create sequence device_id;
-- The …_key columns are what lists sort and filter by: any case, nothing is ''. Under row-level security only
-- plain columns and leakproof operators may use an index, so they are columns and no expressions. Every index is paid for
-- by each registered device: those of an upload are found through its rows.
create table devices (
  id bigint not null,
  org integer not null,
  state smallint not null,
  error_code smallint,
  error_reason smallint,
  -- False: a failed entry that stands for a row; claims nothing, matches nothing.
  on_roll boolean not null,
  example boolean not null,
  version integer not null,
  os_build integer,
  captured_at bigint,
  created_at bigint not null,
  registered_at bigint,
  registered_by integer,
  last_seen_at bigint,
  hardware_id bigint,
  hardware_since bigint not null,
  upload_no integer,
  upload_row bigint,
  attention_upload integer,
  attention_row bigint,
  pending_since bigint,
  next_try_at bigint,
  attempts integer not null default 0,
  lease_until bigint,
  lease_worker text,
  serial text not null,
  manufacturer text,
  model text,
  group_tag text,
  assigned_user text,
  product_key_id text,
  ek bytea,
  uuid bytea,
  tuple bytea,
  request_id text,
  serial_key text collate "C" not null generated always as (lower(serial)) stored,
  user_key text collate "C" not null generated always as (lower(coalesce(assigned_user, ''))) stored,
  tag_key text collate "C" not null generated always as (lower(coalesce(group_tag, ''))) stored,
  model_key text collate "C" not null generated always as (lower(coalesce(manufacturer, '') || E'\n' || coalesce(model, ''))) stored,
  registered_key bigint not null generated always as (coalesce(registered_at, 0)) stored,
  seen_key bigint not null generated always as (coalesce(last_seen_at, 0)) stored,
  primary key (org, id)
);
create index devices_serial on devices (org, serial_key, id);
create index devices_state on devices (org, state, id);
create index devices_user on devices (org, user_key, id);
create index devices_model on devices (org, model_key, id);
create index devices_tag on devices (org, tag_key, id);
create index devices_registered on devices (org, registered_key, id);
create index devices_seen on devices (org, seen_key, id);
create index devices_error on devices (org, error_code, error_reason) where error_code is not null;
create index devices_attention on devices (org) where attention_upload is not null;
create index devices_example on devices (org) where example;
create index devices_pending on devices (next_try_at) where state = 0;
-- Search looks here for serial and user; models and tags are few and found in device_counts.
create index devices_search on devices using gin (org, (serial_key || E'\n' || user_key) gin_trgm_ops);

-- Removed and not yet final: the row of devices as it was, claims still held.
create table removed_devices (
  id bigint primary key,
  org integer not null,
  serial_key text collate "C" not null,
  undo_until bigint not null,
  operation_no integer,
  device jsonb not null
);
create index removed_serial on removed_devices (org, serial_key);
create index removed_undo on removed_devices (undo_until);
create index removed_operation on removed_devices (operation_no);

-- Identity keys over the whole installation (16-byte digests). ek: digest of the claiming device's EK, for keys of kind uuid.
create table claims (
  key bytea primary key,
  org integer not null,
  device bigint not null,
  kind smallint not null,
  ek bytea
);

-- Hardware that a device had before.
create table hardware_history (
  org integer not null,
  device bigint not null,
  until bigint not null,
  since bigint not null,
  hardware_id bigint,
  primary key (device, until)
);

create table events (
  id bigint generated always as identity,
  device bigint not null,
  org integer not null,
  at bigint not null,
  kind smallint not null,
  actor integer not null,
  details jsonb,
  primary key (device, id)
);

-- Kept counters: how many devices of an organization have this value. Every transaction appends what it changes
-- and nobody waits for anybody; the sum is the count, and rows are folded into one now and then.
create table device_counts (
  org integer not null,
  kind smallint not null,
  value text not null,
  n bigint not null
);
create index device_counts_org on device_counts (org, kind);

create table operations (
  no integer generated always as identity primary key,
  org integer not null,
  id text not null,
  action text not null,
  status text not null,
  value text,
  total integer not null,
  done integer not null default 0,
  changed integer not null default 0,
  refused integer not null default 0,
  final boolean not null default false,
  undo_until bigint,
  created_at bigint not null,
  created_by integer not null,
  finished_at bigint,
  -- Who undid a removal, while devices of it are still coming back.
  undone_by integer,
  lease_worker text,
  lease_until bigint,
  unique (org, id)
);
create index operations_open on operations (no) where status in ('waiting', 'running') or undone_by is not null;

create table operation_devices (
  org integer not null,
  operation_no integer not null,
  device bigint not null,
  serial text not null,
  -- null: still to be done
  result smallint,
  why text,
  primary key (operation_no, device)
);
create index operation_todo on operation_devices (operation_no, device) where result is null;

create table catalogues (
  no integer generated always as identity primary key,
  org integer not null,
  id text not null,
  name text not null,
  rows integer not null default 0,
  imported_at bigint not null,
  imported_by integer not null,
  unique (org, id)
);

create table catalogue_entries (
  org integer not null,
  tuple bytea not null,
  catalogue_no integer not null,
  serial text not null,
  manufacturer text not null,
  model text not null,
  product_key_id text,
  os_build integer,
  captured_at bigint,
  ek bytea,
  uuid bytea,
  hardware_id bigint not null,
  serial_key text collate "C" not null generated always as (lower(serial)) stored,
  primary key (org, tuple, catalogue_no)
);
create index catalogue_list on catalogue_entries (org, catalogue_no, serial_key);
create index catalogue_serial on catalogue_entries (org, serial_key);
