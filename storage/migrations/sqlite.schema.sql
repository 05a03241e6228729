-- Written by scripts/dump-schema.ts out of the migrations; not by hand.

CREATE TABLE "account" (
  "id" text not null primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null references "user" ("id") on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" date,
  "refreshTokenExpiresAt" date,
  "scope" text,
  "password" text,
  "createdAt" date not null,
  "updatedAt" date not null
);

CREATE INDEX "account_userId_idx" on "account" ("userId");

CREATE TABLE actors (
  no integer primary key,
  kind text not null,
  id text not null,
  name text not null,
  unique (kind, id, name)
) strict;

CREATE TABLE "apikey" (
  "id" text not null primary key,
  "configId" text not null,
  "name" text,
  "start" text,
  "referenceId" text not null,
  "prefix" text,
  "key" text not null,
  "refillInterval" integer,
  "refillAmount" integer,
  "lastRefillAt" date,
  "enabled" integer,
  "rateLimitEnabled" integer,
  "rateLimitTimeWindow" integer,
  "rateLimitMax" integer,
  "requestCount" integer,
  "remaining" integer,
  "lastRequest" date,
  "expiresAt" date,
  "createdAt" date not null,
  "updatedAt" date not null,
  "permissions" text,
  "metadata" text
);

CREATE INDEX "apikey_configId_idx" on "apikey" ("configId");

CREATE INDEX "apikey_key_idx" on "apikey" ("key");

CREATE INDEX "apikey_referenceId_idx" on "apikey" ("referenceId");

CREATE TABLE catalogue_entries (
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

CREATE INDEX catalogue_list on catalogue_entries (org, catalogue_no, serial);

CREATE TABLE catalogues (
  no integer primary key,
  org integer not null,
  id text not null,
  name text not null,
  rows integer not null default 0,
  imported_at integer not null,
  imported_by integer not null,
  unique (org, id)
) strict;

CREATE TABLE claims (
  key blob primary key,
  org integer not null,
  device integer not null,
  kind integer not null,
  ek blob
) strict, without rowid;

CREATE TABLE "deviceCode" (
  "id" text not null primary key,
  "deviceCode" text not null,
  "userCode" text not null,
  "userId" text,
  "expiresAt" date not null,
  "status" text not null,
  "lastPolledAt" date,
  "pollingInterval" integer,
  "clientId" text,
  "scope" text
);

CREATE UNIQUE INDEX "deviceCode_deviceCode_uidx" on "deviceCode" ("deviceCode");

CREATE UNIQUE INDEX "deviceCode_userCode_uidx" on "deviceCode" ("userCode");

CREATE TABLE device_counts (
  org integer not null,
  kind integer not null,
  value text not null,
  n integer not null,
  primary key (org, kind, value)
) strict, without rowid;

CREATE VIRTUAL TABLE device_search using fts5 (
  tokens, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii'
);

CREATE TABLE devices (
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

CREATE INDEX devices_attention on devices (org, attention_upload) where attention_upload is not null;

CREATE INDEX devices_error on devices (org, error_code, error_reason) where error_code is not null;

CREATE INDEX devices_model on devices (org, manufacturer, model);

CREATE INDEX devices_org on devices (org);

CREATE INDEX devices_pending on devices (next_try_at) where state = 0;

CREATE INDEX devices_registered on devices (org, registered_at);

CREATE INDEX devices_seen on devices (org, last_seen_at);

CREATE INDEX devices_serial on devices (org, serial);

CREATE INDEX devices_state on devices (org, state);

CREATE INDEX devices_tag on devices (org, group_tag);

CREATE INDEX devices_upload on devices (upload_no);

CREATE INDEX devices_user on devices (org, assigned_user);

CREATE TABLE events (
  device integer not null,
  id integer not null,
  org integer not null,
  at integer not null,
  kind integer not null,
  actor integer not null,
  details text,
  primary key (device, id)
) strict, without rowid;

CREATE TABLE hardware (
  id integer primary key,
  body blob,
  tail blob,
  text_sha256 blob,
  refused_text text
) strict;

CREATE TABLE hardware_history (
  device integer not null,
  until integer not null,
  since integer not null,
  hardware_id integer,
  primary key (device, until)
) strict, without rowid;

CREATE TABLE "invitation" (
  "id" text not null primary key,
  "organizationId" text not null references "organization" ("id") on delete cascade,
  "email" text not null,
  "role" text,
  "status" text not null,
  "expiresAt" date not null,
  "createdAt" date not null,
  "inviterId" text not null references "user" ("id") on delete cascade
);

CREATE INDEX "invitation_email_idx" on "invitation" ("email");

CREATE INDEX "invitation_organizationId_idx" on "invitation" ("organizationId");

CREATE TABLE invitations (
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

CREATE TABLE "member" (
  "id" text not null primary key,
  "organizationId" text not null references "organization" ("id") on delete cascade,
  "userId" text not null references "user" ("id") on delete cascade,
  "role" text not null,
  "createdAt" date not null
);

CREATE INDEX "member_organizationId_idx" on "member" ("organizationId");

CREATE INDEX "member_userId_idx" on "member" ("userId");

CREATE TABLE operation_devices (
  operation_no integer not null,
  device integer not null,
  serial text not null,
  -- null: still to be done
  result integer,
  why text,
  primary key (operation_no, device)
) strict, without rowid;

CREATE INDEX operation_todo on operation_devices (operation_no, device) where result is null;

CREATE TABLE operations (
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

CREATE INDEX operations_open on operations (status) where status in ('waiting', 'running');

CREATE TABLE "organization" (
  "id" text not null primary key,
  "name" text not null,
  "slug" text not null unique,
  "logo" text,
  "createdAt" date not null,
  "metadata" text
);

CREATE TABLE organization_events (
  org integer not null,
  id integer not null,
  at integer not null,
  kind text not null,
  actor integer not null,
  details text not null, about text not null default '',
  primary key (org, id)
) strict, without rowid;

CREATE INDEX organization_events_actor on organization_events (org, actor, at, id);

CREATE INDEX organization_events_at on organization_events (org, at, id);

CREATE TABLE organizations (
  no integer primary key,
  id text not null unique,
  name text not null
) strict;

CREATE TABLE "passkey" (
  "id" text not null primary key,
  "name" text,
  "publicKey" text not null,
  "userId" text not null references "user" ("id") on delete cascade,
  "credentialID" text not null,
  "counter" integer not null,
  "deviceType" text not null,
  "backedUp" integer not null,
  "transports" text,
  "createdAt" date,
  "aaguid" text
);

CREATE INDEX "passkey_credentialID_idx" on "passkey" ("credentialID");

CREATE INDEX "passkey_userId_idx" on "passkey" ("userId");

CREATE TABLE registrar_data (
  device integer not null,
  registrar text not null,
  org integer not null,
  data text not null,
  kept_at integer not null,
  primary key (device, registrar)
) strict, without rowid;

CREATE TABLE removed_devices (
  id integer primary key,
  org integer not null,
  serial text not null collate nocase,
  tuple blob,
  undo_until integer not null,
  operation_no integer,
  device text not null
) strict;

CREATE INDEX removed_operation on removed_devices (operation_no);

CREATE INDEX removed_serial on removed_devices (org, serial);

CREATE INDEX removed_undo on removed_devices (undo_until);

CREATE TABLE secrets (
  org integer not null,
  name text not null,
  key_id text not null,
  sealed blob not null,
  changed_at integer not null,
  changed_by integer not null,
  primary key (org, name)
) strict, without rowid;

CREATE TABLE sequences (
  name text primary key,
  next integer not null
) strict, without rowid;

CREATE TABLE "session" (
  "id" text not null primary key,
  "expiresAt" date not null,
  "token" text not null unique,
  "createdAt" date not null,
  "updatedAt" date not null,
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null references "user" ("id") on delete cascade,
  "activeOrganizationId" text
);

CREATE INDEX "session_userId_idx" on "session" ("userId");

CREATE TABLE settings (
  key text primary key,
  value text not null
) strict, without rowid;

CREATE TABLE "twoFactor" (
  "id" text not null primary key,
  "secret" text not null,
  "backupCodes" text not null,
  "userId" text not null references "user" ("id") on delete cascade,
  "verified" integer,
  "failedVerificationCount" integer,
  "lockedUntil" date
);

CREATE INDEX "twoFactor_userId_idx" on "twoFactor" ("userId");

CREATE TABLE undone_operations (
  operation_no integer primary key,
  actor integer not null
) strict;

CREATE TABLE upload_files (
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
  complete integer not null default 0, sending integer not null default 0, details text not null default '{}',
  primary key (upload_no, number)
) strict, without rowid;

CREATE TABLE upload_rows (
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
  request_id text, remarks text, answer integer, answer_to integer,
  primary key (upload_no, row)
) strict, without rowid;

CREATE TABLE uploads (
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
  purge integer not null default 0, sendings integer not null default 0,
  unique (org, id)
) strict;

CREATE UNIQUE INDEX uploads_idempotency on uploads (org, idempotency_key) where idempotency_key is not null;

CREATE INDEX uploads_open on uploads (status) where status in ('receiving', 'checked', 'registering');

CREATE INDEX uploads_purge on uploads (no) where purge = 1;

CREATE TABLE "user" (
  "id" text not null primary key,
  "name" text not null,
  "email" text not null unique,
  "emailVerified" integer not null,
  "image" text,
  "createdAt" date not null,
  "updatedAt" date not null,
  "preferences" text
, "lastSignInAt" date, "twoFactorEnabled" integer);

CREATE TABLE "verification" (
  "id" text not null primary key,
  "identifier" text not null,
  "value" text not null,
  "expiresAt" date not null,
  "createdAt" date not null,
  "updatedAt" date not null
);

CREATE INDEX "verification_identifier_idx" on "verification" ("identifier");

CREATE TABLE views (
  org integer not null,
  id text not null,
  name text not null,
  owner text,
  look text not null,
  changed_at integer not null,
  changed_by integer not null,
  primary key (org, id)
) strict, without rowid;
