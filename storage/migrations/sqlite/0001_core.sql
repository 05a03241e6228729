-- Numbers stand for words as storage/codes.ts says; times are milliseconds since 1970, captured_at is seconds.

create table organizations (
  no integer primary key,
  id text not null unique,
  name text not null
) strict;

create table settings (
  key text primary key,
  value text not null
) strict, without rowid;

-- Numbers that must never be given twice, also after the newest row is gone.
create table sequences (
  name text primary key,
  next integer not null
) strict, without rowid;
insert into sequences values ('device', 1), ('event', 1), ('hardware', 1);

create table actors (
  no integer primary key,
  kind text not null,
  id text not null,
  name text not null,
  unique (kind, id, name)
) strict;

create table uploads (
  no integer primary key,
  org integer not null,
  id text not null,
  kind text not null,
  status text not null,
  register integer not null,
  group_tag text,
  assigned_user text,
  only_where_empty integer not null,
  example integer not null,
  idempotency_key text,
  idempotency_fingerprint text,
  created_at integer not null,
  created_by integer not null,
  registered_by integer,
  -- Last time bytes came; an upload that nobody feeds is abandoned.
  received_at integer not null,
  -- Set by close: from then on the worker checks it.
  closed_at integer,
  checked_at integer,
  finished_at integer,
  expires_at integer,
  -- UploadCounts as JSON, kept with every batch.
  counts text not null,
  -- Last row judged or registered in the present phase.
  cursor integer,
  work_done integer not null default 0,
  work_of integer not null default 0,
  work_started_at integer,
  lease_worker text,
  lease_until integer,
  -- Rows are being removed in bounded batches.
  purge integer not null default 0,
  unique (org, id)
) strict;
create unique index uploads_idempotency on uploads (org, idempotency_key) where idempotency_key is not null;
create index uploads_open on uploads (status) where status in ('receiving', 'checked', 'registering');
create index uploads_purge on uploads (no) where purge = 1;

create table upload_files (
  upload_no integer not null,
  number integer not null,
  name text not null,
  format text not null default '',
  encoding text not null default '',
  delimiter text not null default '',
  rows integer not null default 0,
  columns_ignored text not null default '[]',
  error text,
  bytes_received integer not null default 0,
  complete integer not null default 0,
  primary key (upload_no, number)
) strict, without rowid;

-- row = file number * 2^32 + line, so the key is the order of files, then of lines.
create table upload_rows (
  upload_no integer not null,
  row integer not null,
  outcome integer not null,
  -- 0 (new) until judged; shown from `checked` on.
  verdict integer not null,
  verdict_at_check integer,
  flags integer not null,
  repairs integer not null,
  warnings integer not null,
  reason integer,
  serial text,
  manufacturer text,
  model text,
  group_tag text,
  assigned_user text,
  product_key_id text,
  captured_at integer,
  os_build integer,
  hardware_id integer,
  ek blob,
  uuid blob,
  tuple blob,
  of_row integer,
  hint_line integer,
  column_name text,
  found text,
  -- What registering made of the row: state, device, error.
  state integer,
  device_id integer,
  error_code integer,
  request_id text,
  primary key (upload_no, row)
) strict, without rowid;

-- A hash, written once when it is received: the proven body (and what was odd about the text), or the refused text.
create table hardware (
  id integer primary key,
  body blob,
  tail blob,
  text_sha256 blob,
  refused_text text
) strict;

create table devices (
  id integer primary key,
  org integer not null,
  state integer not null,
  -- 1: on the roll. 0: a failed entry that stands for a row; claims nothing, matches nothing.
  on_roll integer not null,
  version integer not null,
  serial text not null collate nocase,
  manufacturer text collate nocase,
  model text collate nocase,
  group_tag text collate nocase,
  assigned_user text collate nocase,
  product_key_id text,
  os_build integer,
  captured_at integer,
  created_at integer not null,
  registered_at integer,
  registered_by integer,
  last_seen_at integer,
  hardware_id integer,
  hardware_since integer not null,
  ek blob,
  uuid blob,
  tuple blob,
  upload_no integer,
  upload_row integer,
  example integer not null,
  error_code integer,
  error_reason integer,
  request_id text,
  attention_upload integer,
  attention_row integer,
  pending_since integer,
  next_try_at integer,
  attempts integer not null default 0,
  lease_worker text,
  lease_until integer
) strict;
create index devices_org on devices (org);
create index devices_serial on devices (org, serial);
create index devices_state on devices (org, state);
create index devices_user on devices (org, assigned_user);
create index devices_model on devices (org, manufacturer, model);
create index devices_tag on devices (org, group_tag);
create index devices_registered on devices (org, registered_at);
create index devices_seen on devices (org, last_seen_at);
create index devices_upload on devices (upload_no);
create index devices_error on devices (org, error_code, error_reason) where error_code is not null;
create index devices_attention on devices (org) where attention_upload is not null;
create index devices_pending on devices (next_try_at) where state = 0;

-- Removed and not yet final: the row of devices as it was (JSON), claims still held.
create table removed_devices (
  id integer primary key,
  org integer not null,
  serial text not null collate nocase,
  tuple blob,
  undo_until integer not null,
  operation_no integer,
  device text not null
) strict;
create index removed_serial on removed_devices (org, serial);
create index removed_undo on removed_devices (undo_until);
create index removed_operation on removed_devices (operation_no);

-- Identity keys over the whole installation (16-byte digests). ek: digest of the claiming device's EK, for keys of kind uuid.
create table claims (
  key blob primary key,
  org integer not null,
  device integer not null,
  kind integer not null,
  ek blob
) strict, without rowid;

-- Hardware that a device had before.
create table hardware_history (
  device integer not null,
  until integer not null,
  since integer not null,
  hardware_id integer,
  primary key (device, until)
) strict, without rowid;

create table events (
  device integer not null,
  id integer not null,
  org integer not null,
  at integer not null,
  kind integer not null,
  actor integer not null,
  details text,
  primary key (device, id)
) strict, without rowid;

-- Kept counters: how many devices of an organization have this value.
create table device_counts (
  org integer not null,
  kind integer not null,
  value text not null,
  n integer not null,
  primary key (org, kind, value)
) strict, without rowid;

-- Trigrams of serial and user, each begun with the organization's number; no text is kept.
create virtual table device_search using fts5 (
  tokens, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii'
);

create table operations (
  no integer primary key,
  org integer not null,
  id text not null,
  action text not null,
  status text not null,
  value text,
  total integer not null,
  done integer not null default 0,
  changed integer not null default 0,
  refused integer not null default 0,
  final integer not null default 0,
  undo_until integer,
  created_at integer not null,
  created_by integer not null,
  finished_at integer,
  lease_worker text,
  lease_until integer,
  unique (org, id)
) strict;
create index operations_open on operations (status) where status in ('waiting', 'running');

-- Undone removals whose devices are still coming back, and who undid them.
create table undone_operations (
  operation_no integer primary key,
  actor integer not null
) strict;

create table operation_devices (
  operation_no integer not null,
  device integer not null,
  serial text not null,
  -- null: still to be done
  result integer,
  why text,
  primary key (operation_no, device)
) strict, without rowid;
create index operation_todo on operation_devices (operation_no, device) where result is null;

create table catalogues (
  no integer primary key,
  org integer not null,
  id text not null,
  name text not null,
  rows integer not null default 0,
  imported_at integer not null,
  imported_by integer not null,
  unique (org, id)
) strict;

create table catalogue_entries (
  org integer not null,
  tuple blob not null,
  catalogue_no integer not null,
  serial text not null collate nocase,
  manufacturer text not null collate nocase,
  model text not null collate nocase,
  product_key_id text,
  os_build integer,
  captured_at integer,
  ek blob,
  uuid blob,
  hardware_id integer not null,
  primary key (org, tuple, catalogue_no)
) strict, without rowid;
create index catalogue_list on catalogue_entries (org, catalogue_no, serial);
