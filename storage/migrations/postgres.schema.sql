-- Written by scripts/dump-schema.ts out of the migrations; not by hand.

CREATE EXTENSION IF NOT EXISTS btree_gin WITH SCHEMA public;

CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;

CREATE FUNCTION public.current_organization() RETURNS integer
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN (NULLIF(current_setting('muster.organization'::text, true), ''::text))::integer;

CREATE TABLE public.operations (
    no integer NOT NULL,
    org integer NOT NULL,
    id text NOT NULL,
    action text NOT NULL,
    status text NOT NULL,
    value text,
    total integer NOT NULL,
    done integer DEFAULT 0 NOT NULL,
    changed integer DEFAULT 0 NOT NULL,
    refused integer DEFAULT 0 NOT NULL,
    final boolean DEFAULT false NOT NULL,
    undo_until bigint,
    created_at bigint NOT NULL,
    created_by integer NOT NULL,
    finished_at bigint,
    undone_by integer,
    lease_worker text,
    lease_until bigint
);

CREATE TABLE public.removed_devices (
    id bigint NOT NULL,
    org integer NOT NULL,
    serial_key text NOT NULL COLLATE pg_catalog."C",
    undo_until bigint NOT NULL,
    operation_no integer,
    device jsonb NOT NULL
);

CREATE FUNCTION public.due_removals(at bigint, most integer) RETURNS TABLE(org integer, id bigint)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    BEGIN ATOMIC
 SELECT removed_devices.org,
     removed_devices.id
    FROM (public.removed_devices
      LEFT JOIN public.operations ON ((operations.no = removed_devices.operation_no)))
   WHERE ((removed_devices.undo_until <= due_removals.at) AND ((operations.no IS NULL) OR (operations.undo_until <= due_removals.at)))
   ORDER BY removed_devices.undo_until
  LIMIT due_removals.most;
END;

CREATE TABLE public.uploads (
    no integer NOT NULL,
    org integer NOT NULL,
    id text NOT NULL,
    kind text NOT NULL,
    status text NOT NULL,
    register boolean NOT NULL,
    group_tag text,
    assigned_user text,
    only_where_empty boolean NOT NULL,
    example boolean NOT NULL,
    idempotency_key text,
    idempotency_fingerprint text,
    created_at bigint NOT NULL,
    created_by integer NOT NULL,
    registered_by integer,
    received_at bigint NOT NULL,
    closed_at bigint,
    checked_at bigint,
    finished_at bigint,
    expires_at bigint,
    counts json NOT NULL,
    cursor bigint,
    work_done integer DEFAULT 0 NOT NULL,
    work_of integer DEFAULT 0 NOT NULL,
    work_started_at bigint,
    lease_worker text,
    lease_until bigint,
    purge boolean DEFAULT false NOT NULL,
    sendings integer DEFAULT 0 NOT NULL
);

CREATE FUNCTION public.expired_uploads(at bigint, receiving_idle_ms bigint) RETURNS TABLE(org integer, id text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    BEGIN ATOMIC
 SELECT uploads.org,
     uploads.id
    FROM public.uploads
   WHERE (((uploads.status = 'receiving'::text) AND (uploads.closed_at IS NULL) AND (uploads.received_at <= (expired_uploads.at - expired_uploads.receiving_idle_ms))) OR ((uploads.status = 'checked'::text) AND (uploads.expires_at <= expired_uploads.at)))
   ORDER BY uploads.no;
END;

CREATE FUNCTION public.fold_device_counts(organization integer, above integer) RETURNS void
    LANGUAGE plpgsql
    AS $$
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

CREATE TABLE public.claims (
    key bytea NOT NULL,
    org integer NOT NULL,
    device bigint NOT NULL,
    kind smallint NOT NULL,
    ek bytea
);

CREATE FUNCTION public.keys_held(keys bytea[], eks bytea[]) RETURNS TABLE(place integer, device bigint, may_be_same boolean)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    BEGIN ATOMIC
 SELECT (asked.place)::integer AS place,
         CASE
             WHEN (claims.org = public.current_organization()) THEN claims.device
             ELSE NULL::bigint
         END AS "case",
     ((claims.ek IS NULL) OR (asked.ek IS NULL) OR (claims.ek = asked.ek))
    FROM (UNNEST(keys_held.keys, keys_held.eks) WITH ORDINALITY asked(key, ek, place)
      JOIN public.claims ON ((claims.key = asked.key)))
   WHERE (public.current_organization() IS NOT NULL);
END;

CREATE TABLE public.invitations (
    no integer NOT NULL,
    org integer NOT NULL,
    id text NOT NULL,
    email text NOT NULL,
    role text NOT NULL,
    digest text NOT NULL,
    created_at bigint NOT NULL,
    created_by integer NOT NULL,
    expires_at bigint NOT NULL
);

CREATE FUNCTION public.organization_of_invitation(link_digest text) RETURNS integer
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    BEGIN ATOMIC
 SELECT invitations.org
    FROM public.invitations
   WHERE (invitations.digest = organization_of_invitation.link_digest);
END;

CREATE FUNCTION public.search_devices(needle text, pattern text, models text[], tags text[], most integer) RETURNS SETOF bigint
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET enable_indexscan TO 'off'
    SET enable_indexonlyscan TO 'off'
    SET jit TO 'off'
    AS $_$
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
$_$;

CREATE FUNCTION public.search_inside(pattern text, most integer) RETURNS SETOF bigint
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET enable_indexscan TO 'off'
    SET jit TO 'off'
    AS $_$
begin
  return query execute $search$
    select id from devices where org = $1 and (substr(serial_key, 2) || E'\n' || user_key) like $2 limit $3
  $search$ using current_organization(), pattern, most;
end
$_$;

CREATE FUNCTION public.take_due_operation(worker text, at bigint, lease_ms bigint) RETURNS TABLE(org integer, id text)
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    BEGIN ATOMIC
 UPDATE public.operations SET lease_worker = take_due_operation.worker, lease_until = (take_due_operation.at + take_due_operation.lease_ms), status =
         CASE operations.status
             WHEN 'waiting'::text THEN 'running'::text
             ELSE operations.status
         END
   WHERE (operations.no = ( SELECT due.no
            FROM public.operations due
           WHERE (((due.status = ANY (ARRAY['waiting'::text, 'running'::text])) OR (due.undone_by IS NOT NULL)) AND ((due.lease_until IS NULL) OR (due.lease_until <= take_due_operation.at)))
           ORDER BY due.no
          LIMIT 1
          FOR UPDATE OF due SKIP LOCKED))
   RETURNING operations.org,
     operations.id;
END;

CREATE FUNCTION public.take_due_uploads(worker text, at bigint, lease_ms bigint, most integer) RETURNS TABLE(org integer, id text, phase text)
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    BEGIN ATOMIC
 UPDATE public.uploads SET lease_worker = take_due_uploads.worker, lease_until = (take_due_uploads.at + take_due_uploads.lease_ms)
   WHERE (uploads.no IN ( SELECT due.no
            FROM public.uploads due
           WHERE ((due.status = ANY (ARRAY['receiving'::text, 'registering'::text])) AND ((due.status = 'registering'::text) OR (due.closed_at IS NOT NULL)) AND ((due.lease_until IS NULL) OR (due.lease_until <= take_due_uploads.at)))
           ORDER BY due.no
          LIMIT take_due_uploads.most
          FOR UPDATE OF due SKIP LOCKED))
   RETURNING uploads.org,
     uploads.id,
         CASE uploads.status
             WHEN 'registering'::text THEN 'registering'::text
             ELSE 'checking'::text
         END AS "case";
END;

CREATE TABLE public.devices (
    id bigint NOT NULL,
    org integer NOT NULL,
    state smallint NOT NULL,
    error_code smallint,
    error_reason smallint,
    on_roll boolean NOT NULL,
    example boolean NOT NULL,
    version integer NOT NULL,
    os_build integer,
    captured_at bigint,
    created_at bigint NOT NULL,
    registered_at bigint,
    registered_by integer,
    last_seen_at bigint,
    hardware_id bigint,
    hardware_since bigint NOT NULL,
    upload_no integer,
    upload_row bigint,
    attention_upload integer,
    attention_row bigint,
    pending_since bigint,
    next_try_at bigint,
    attempts integer DEFAULT 0 NOT NULL,
    lease_until bigint,
    lease_worker text,
    serial text NOT NULL,
    manufacturer text,
    model text,
    group_tag text,
    assigned_user text,
    product_key_id text,
    ek bytea,
    uuid bytea,
    tuple bytea,
    request_id text,
    serial_key text GENERATED ALWAYS AS (lower(serial)) STORED NOT NULL COLLATE pg_catalog."C",
    user_key text GENERATED ALWAYS AS (lower(COALESCE(assigned_user, ''::text))) STORED NOT NULL COLLATE pg_catalog."C",
    tag_key text GENERATED ALWAYS AS (lower(COALESCE(group_tag, ''::text))) STORED NOT NULL COLLATE pg_catalog."C",
    model_key text GENERATED ALWAYS AS (lower(((COALESCE(manufacturer, ''::text) || '
'::text) || COALESCE(model, ''::text)))) STORED NOT NULL COLLATE pg_catalog."C",
    registered_key bigint GENERATED ALWAYS AS (COALESCE(registered_at, (0)::bigint)) STORED NOT NULL,
    seen_key bigint GENERATED ALWAYS AS (COALESCE(last_seen_at, (0)::bigint)) STORED NOT NULL
);

CREATE TABLE public.hardware (
    id bigint NOT NULL,
    org integer NOT NULL,
    body bytea,
    tail bytea,
    text_sha256 bytea,
    refused_text text
);

CREATE FUNCTION public.take_pending_devices(worker text, at bigint, lease_ms bigint, most integer) RETURNS TABLE(org integer, id bigint, serial text, product_key_id text, body bytea, group_tag text, assigned_user text, example boolean, pending_since bigint, attempts integer)
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    BEGIN ATOMIC
 WITH taken AS (
          UPDATE public.devices SET lease_worker = take_pending_devices.worker, lease_until = (take_pending_devices.at + take_pending_devices.lease_ms), attempts = (devices.attempts + 1)
            FROM ( SELECT due.org,
                     due.id
                    FROM public.devices due
                   WHERE ((due.state = 0) AND (due.next_try_at <= take_pending_devices.at) AND ((due.lease_until IS NULL) OR (due.lease_until <= take_pending_devices.at)))
                   ORDER BY due.next_try_at
                  LIMIT take_pending_devices.most
                  FOR UPDATE OF due SKIP LOCKED) next
           WHERE ((devices.org = next.org) AND (devices.id = next.id))
           RETURNING devices.id,
             devices.org,
             devices.state,
             devices.error_code,
             devices.error_reason,
             devices.on_roll,
             devices.example,
             devices.version,
             devices.os_build,
             devices.captured_at,
             devices.created_at,
             devices.registered_at,
             devices.registered_by,
             devices.last_seen_at,
             devices.hardware_id,
             devices.hardware_since,
             devices.upload_no,
             devices.upload_row,
             devices.attention_upload,
             devices.attention_row,
             devices.pending_since,
             devices.next_try_at,
             devices.attempts,
             devices.lease_until,
             devices.lease_worker,
             devices.serial,
             devices.manufacturer,
             devices.model,
             devices.group_tag,
             devices.assigned_user,
             devices.product_key_id,
             devices.ek,
             devices.uuid,
             devices.tuple,
             devices.request_id,
             devices.serial_key,
             devices.user_key,
             devices.tag_key,
             devices.model_key,
             devices.registered_key,
             devices.seen_key
         )
  SELECT taken.org,
     taken.id,
     taken.serial,
     taken.product_key_id,
     hardware.body,
     taken.group_tag,
     taken.assigned_user,
     taken.example,
     COALESCE(taken.pending_since, take_pending_devices.at) AS "coalesce",
     taken.attempts
    FROM (taken
      LEFT JOIN public.hardware ON ((hardware.id = taken.hardware_id)))
   ORDER BY taken.org, taken.id;
END;

CREATE FUNCTION public.uploads_to_purge() RETURNS TABLE(org integer, no integer)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    BEGIN ATOMIC
 SELECT uploads.org,
     uploads.no
    FROM public.uploads
   WHERE uploads.purge
   ORDER BY uploads.no;
END;

CREATE TABLE public.account (
    id text NOT NULL,
    "accountId" text NOT NULL,
    "providerId" text NOT NULL,
    "userId" text NOT NULL,
    "accessToken" text,
    "refreshToken" text,
    "idToken" text,
    "accessTokenExpiresAt" timestamp with time zone,
    "refreshTokenExpiresAt" timestamp with time zone,
    scope text,
    password text,
    "createdAt" timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
    "updatedAt" timestamp with time zone NOT NULL
);

CREATE TABLE public.actors (
    no integer NOT NULL,
    org integer NOT NULL,
    kind text NOT NULL,
    id text NOT NULL,
    name text NOT NULL
);

ALTER TABLE public.actors ALTER COLUMN no ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.actors_no_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.apikey (
    id text NOT NULL,
    "configId" text NOT NULL,
    name text,
    start text,
    "referenceId" text NOT NULL,
    prefix text,
    key text NOT NULL,
    "refillInterval" integer,
    "refillAmount" integer,
    "lastRefillAt" timestamp with time zone,
    enabled boolean,
    "rateLimitEnabled" boolean,
    "rateLimitTimeWindow" integer,
    "rateLimitMax" integer,
    "requestCount" integer,
    remaining integer,
    "lastRequest" timestamp with time zone,
    "expiresAt" timestamp with time zone,
    "createdAt" timestamp with time zone NOT NULL,
    "updatedAt" timestamp with time zone NOT NULL,
    permissions text,
    metadata text
);

CREATE TABLE public.catalogue_entries (
    org integer NOT NULL,
    tuple bytea NOT NULL,
    catalogue_no integer NOT NULL,
    serial text NOT NULL,
    manufacturer text NOT NULL,
    model text NOT NULL,
    product_key_id text,
    os_build integer,
    captured_at bigint,
    ek bytea,
    uuid bytea,
    hardware_id bigint NOT NULL,
    serial_key text GENERATED ALWAYS AS (lower(serial)) STORED NOT NULL COLLATE pg_catalog."C"
);

CREATE TABLE public.catalogues (
    no integer NOT NULL,
    org integer NOT NULL,
    id text NOT NULL,
    name text NOT NULL,
    rows integer DEFAULT 0 NOT NULL,
    imported_at bigint NOT NULL,
    imported_by integer NOT NULL
);

ALTER TABLE public.catalogues ALTER COLUMN no ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.catalogues_no_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public."deviceCode" (
    id text NOT NULL,
    "deviceCode" text NOT NULL,
    "userCode" text NOT NULL,
    "userId" text,
    "expiresAt" timestamp with time zone NOT NULL,
    status text NOT NULL,
    "lastPolledAt" timestamp with time zone,
    "pollingInterval" integer,
    "clientId" text,
    scope text
);

CREATE TABLE public.device_counts (
    org integer NOT NULL,
    kind smallint NOT NULL,
    value text NOT NULL,
    n bigint NOT NULL
);

CREATE SEQUENCE public.device_id
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

CREATE TABLE public.events (
    id bigint NOT NULL,
    device bigint NOT NULL,
    org integer NOT NULL,
    at bigint NOT NULL,
    kind smallint NOT NULL,
    actor integer NOT NULL,
    details jsonb
);

ALTER TABLE public.events ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.events_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.hardware_history (
    org integer NOT NULL,
    device bigint NOT NULL,
    until bigint NOT NULL,
    since bigint NOT NULL,
    hardware_id bigint
);

CREATE SEQUENCE public.hardware_id
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

CREATE TABLE public.invitation (
    id text NOT NULL,
    "organizationId" text NOT NULL,
    email text NOT NULL,
    role text,
    status text NOT NULL,
    "expiresAt" timestamp with time zone NOT NULL,
    "createdAt" timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
    "inviterId" text NOT NULL
);

ALTER TABLE public.invitations ALTER COLUMN no ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.invitations_no_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.member (
    id text NOT NULL,
    "organizationId" text NOT NULL,
    "userId" text NOT NULL,
    role text NOT NULL,
    "createdAt" timestamp with time zone NOT NULL
);

CREATE TABLE public.migrations (
    name text NOT NULL,
    applied_at bigint NOT NULL
);

CREATE TABLE public.operation_devices (
    org integer NOT NULL,
    operation_no integer NOT NULL,
    device bigint NOT NULL,
    serial text NOT NULL,
    result smallint,
    why text
);

ALTER TABLE public.operations ALTER COLUMN no ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.operations_no_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.organization (
    id text NOT NULL,
    name text NOT NULL,
    slug text NOT NULL,
    logo text,
    "createdAt" timestamp with time zone NOT NULL,
    metadata text
);

CREATE TABLE public.organization_events (
    org integer NOT NULL,
    id bigint NOT NULL,
    at bigint NOT NULL,
    kind text NOT NULL,
    actor integer NOT NULL,
    details json NOT NULL,
    about text DEFAULT ''::text NOT NULL
);

ALTER TABLE public.organization_events ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.organization_events_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.organizations (
    no integer NOT NULL,
    id text NOT NULL,
    name text NOT NULL
);

ALTER TABLE public.organizations ALTER COLUMN no ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.organizations_no_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.passkey (
    id text NOT NULL,
    name text,
    "publicKey" text NOT NULL,
    "userId" text NOT NULL,
    "credentialID" text NOT NULL,
    counter integer NOT NULL,
    "deviceType" text NOT NULL,
    "backedUp" boolean NOT NULL,
    transports text,
    "createdAt" timestamp with time zone,
    aaguid text
);

CREATE TABLE public.registrar_data (
    device bigint NOT NULL,
    registrar text NOT NULL,
    org integer NOT NULL,
    data jsonb NOT NULL,
    kept_at bigint NOT NULL
);

CREATE TABLE public.secrets (
    org integer NOT NULL,
    name text NOT NULL,
    key_id text NOT NULL,
    sealed bytea NOT NULL,
    changed_at bigint NOT NULL,
    changed_by integer NOT NULL
);

CREATE TABLE public.session (
    id text NOT NULL,
    "expiresAt" timestamp with time zone NOT NULL,
    token text NOT NULL,
    "createdAt" timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
    "updatedAt" timestamp with time zone NOT NULL,
    "ipAddress" text,
    "userAgent" text,
    "userId" text NOT NULL,
    "activeOrganizationId" text
);

CREATE TABLE public.settings (
    key text NOT NULL,
    value text NOT NULL
);

CREATE TABLE public."twoFactor" (
    id text NOT NULL,
    secret text NOT NULL,
    "backupCodes" text NOT NULL,
    "userId" text NOT NULL,
    verified boolean,
    "failedVerificationCount" integer,
    "lockedUntil" timestamp with time zone
);

CREATE TABLE public.upload_files (
    org integer NOT NULL,
    upload_no integer NOT NULL,
    number integer NOT NULL,
    name text NOT NULL,
    format text DEFAULT ''::text NOT NULL,
    encoding text DEFAULT ''::text NOT NULL,
    delimiter text DEFAULT ''::text NOT NULL,
    rows integer DEFAULT 0 NOT NULL,
    columns_ignored jsonb DEFAULT '[]'::jsonb NOT NULL,
    error jsonb,
    bytes_received bigint DEFAULT 0 NOT NULL,
    complete boolean DEFAULT false NOT NULL,
    sending integer DEFAULT 0 NOT NULL,
    details jsonb DEFAULT '{}'::jsonb NOT NULL
);

CREATE TABLE public.upload_rows (
    org integer NOT NULL,
    upload_no integer NOT NULL,
    "row" bigint NOT NULL,
    hardware_id bigint,
    captured_at bigint,
    device_id bigint,
    of_row bigint,
    os_build integer,
    hint_line bigint,
    outcome smallint NOT NULL,
    verdict smallint NOT NULL,
    verdict_at_check smallint,
    flags smallint NOT NULL,
    repairs smallint NOT NULL,
    warnings integer NOT NULL,
    reason smallint,
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
    remarks jsonb,
    answer smallint,
    answer_to bigint
)
WITH (fillfactor='70');

ALTER TABLE public.uploads ALTER COLUMN no ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.uploads_no_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public."user" (
    id text NOT NULL,
    name text NOT NULL,
    email text NOT NULL,
    "emailVerified" boolean NOT NULL,
    image text,
    "createdAt" timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
    "updatedAt" timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
    preferences text,
    "lastSignInAt" timestamp with time zone,
    "twoFactorEnabled" boolean
);

CREATE TABLE public.verification (
    id text NOT NULL,
    identifier text NOT NULL,
    value text NOT NULL,
    "expiresAt" timestamp with time zone NOT NULL,
    "createdAt" timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
    "updatedAt" timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL
);

CREATE TABLE public.views (
    org integer NOT NULL,
    id text NOT NULL,
    name text NOT NULL,
    owner text,
    look jsonb NOT NULL,
    changed_at bigint NOT NULL,
    changed_by integer NOT NULL
);

ALTER TABLE ONLY public.account
    ADD CONSTRAINT account_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.actors
    ADD CONSTRAINT actors_org_kind_id_name_key UNIQUE (org, kind, id, name);

ALTER TABLE ONLY public.actors
    ADD CONSTRAINT actors_pkey PRIMARY KEY (no);

ALTER TABLE ONLY public.apikey
    ADD CONSTRAINT apikey_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_entries
    ADD CONSTRAINT catalogue_entries_pkey PRIMARY KEY (org, tuple, catalogue_no);

ALTER TABLE ONLY public.catalogues
    ADD CONSTRAINT catalogues_org_id_key UNIQUE (org, id);

ALTER TABLE ONLY public.catalogues
    ADD CONSTRAINT catalogues_pkey PRIMARY KEY (no);

ALTER TABLE ONLY public.claims
    ADD CONSTRAINT claims_pkey PRIMARY KEY (key);

ALTER TABLE ONLY public."deviceCode"
    ADD CONSTRAINT "deviceCode_pkey" PRIMARY KEY (id);

ALTER TABLE ONLY public.devices
    ADD CONSTRAINT devices_pkey PRIMARY KEY (org, id);

ALTER TABLE ONLY public.events
    ADD CONSTRAINT events_pkey PRIMARY KEY (device, id);

ALTER TABLE ONLY public.hardware_history
    ADD CONSTRAINT hardware_history_pkey PRIMARY KEY (device, until);

ALTER TABLE ONLY public.hardware
    ADD CONSTRAINT hardware_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.invitation
    ADD CONSTRAINT invitation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.invitations
    ADD CONSTRAINT invitations_digest_key UNIQUE (digest);

ALTER TABLE ONLY public.invitations
    ADD CONSTRAINT invitations_org_email_key UNIQUE (org, email);

ALTER TABLE ONLY public.invitations
    ADD CONSTRAINT invitations_pkey PRIMARY KEY (no);

ALTER TABLE ONLY public.member
    ADD CONSTRAINT member_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.migrations
    ADD CONSTRAINT migrations_pkey PRIMARY KEY (name);

ALTER TABLE ONLY public.operation_devices
    ADD CONSTRAINT operation_devices_pkey PRIMARY KEY (operation_no, device);

ALTER TABLE ONLY public.operations
    ADD CONSTRAINT operations_org_id_key UNIQUE (org, id);

ALTER TABLE ONLY public.operations
    ADD CONSTRAINT operations_pkey PRIMARY KEY (no);

ALTER TABLE ONLY public.organization_events
    ADD CONSTRAINT organization_events_pkey PRIMARY KEY (org, id);

ALTER TABLE ONLY public.organization
    ADD CONSTRAINT organization_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.organization
    ADD CONSTRAINT organization_slug_key UNIQUE (slug);

ALTER TABLE ONLY public.organizations
    ADD CONSTRAINT organizations_id_key UNIQUE (id);

ALTER TABLE ONLY public.organizations
    ADD CONSTRAINT organizations_pkey PRIMARY KEY (no);

ALTER TABLE ONLY public.passkey
    ADD CONSTRAINT passkey_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.registrar_data
    ADD CONSTRAINT registrar_data_pkey PRIMARY KEY (device, registrar);

ALTER TABLE ONLY public.removed_devices
    ADD CONSTRAINT removed_devices_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.secrets
    ADD CONSTRAINT secrets_pkey PRIMARY KEY (org, name);

ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_token_key UNIQUE (token);

ALTER TABLE ONLY public.settings
    ADD CONSTRAINT settings_pkey PRIMARY KEY (key);

ALTER TABLE ONLY public."twoFactor"
    ADD CONSTRAINT "twoFactor_pkey" PRIMARY KEY (id);

ALTER TABLE ONLY public.upload_files
    ADD CONSTRAINT upload_files_pkey PRIMARY KEY (upload_no, number);

ALTER TABLE ONLY public.upload_rows
    ADD CONSTRAINT upload_rows_pkey PRIMARY KEY (upload_no, "row");

ALTER TABLE ONLY public.uploads
    ADD CONSTRAINT uploads_org_id_key UNIQUE (org, id);

ALTER TABLE ONLY public.uploads
    ADD CONSTRAINT uploads_pkey PRIMARY KEY (no);

ALTER TABLE ONLY public."user"
    ADD CONSTRAINT user_email_key UNIQUE (email);

ALTER TABLE ONLY public."user"
    ADD CONSTRAINT user_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.verification
    ADD CONSTRAINT verification_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.views
    ADD CONSTRAINT views_pkey PRIMARY KEY (org, id);

CREATE INDEX "account_userId_idx" ON public.account USING btree ("userId");

CREATE INDEX "apikey_configId_idx" ON public.apikey USING btree ("configId");

CREATE INDEX apikey_key_idx ON public.apikey USING btree (key);

CREATE INDEX "apikey_referenceId_idx" ON public.apikey USING btree ("referenceId");

CREATE INDEX catalogue_list ON public.catalogue_entries USING btree (org, catalogue_no, serial_key);

CREATE INDEX catalogue_serial ON public.catalogue_entries USING btree (org, serial_key);

CREATE UNIQUE INDEX "deviceCode_deviceCode_uidx" ON public."deviceCode" USING btree ("deviceCode");

CREATE UNIQUE INDEX "deviceCode_userCode_uidx" ON public."deviceCode" USING btree ("userCode");

CREATE INDEX device_counts_org ON public.device_counts USING btree (org, kind);

CREATE INDEX devices_attention ON public.devices USING btree (org, attention_upload) WHERE (attention_upload IS NOT NULL);

CREATE INDEX devices_error ON public.devices USING btree (org, error_code, error_reason) WHERE (error_code IS NOT NULL);

CREATE INDEX devices_example ON public.devices USING btree (org) WHERE example;

CREATE INDEX devices_model ON public.devices USING btree (org, model_key, id);

CREATE INDEX devices_model_serial ON public.devices USING btree (org, model_key, serial_key, id);

CREATE INDEX devices_pending ON public.devices USING btree (next_try_at) WHERE (state = 0);

CREATE INDEX devices_registered ON public.devices USING btree (org, registered_key, id);

CREATE INDEX devices_search ON public.devices USING gin (org, (((substr(serial_key, 2) || '
'::text) || user_key)) public.gin_trgm_ops);

CREATE INDEX devices_seen ON public.devices USING btree (org, seen_key, id);

CREATE INDEX devices_serial ON public.devices USING btree (org, serial_key, id) INCLUDE (state, user_key, model_key, tag_key);

CREATE INDEX devices_state ON public.devices USING btree (org, state, id);

CREATE INDEX devices_tag ON public.devices USING btree (org, tag_key, id);

CREATE INDEX devices_user ON public.devices USING btree (org, user_key, id);

CREATE INDEX invitation_email_idx ON public.invitation USING btree (email);

CREATE INDEX "invitation_organizationId_idx" ON public.invitation USING btree ("organizationId");

CREATE INDEX "member_organizationId_idx" ON public.member USING btree ("organizationId");

CREATE INDEX "member_userId_idx" ON public.member USING btree ("userId");

CREATE INDEX operation_todo ON public.operation_devices USING btree (operation_no, device) WHERE (result IS NULL);

CREATE INDEX operations_open ON public.operations USING btree (no) WHERE ((status = ANY (ARRAY['waiting'::text, 'running'::text])) OR (undone_by IS NOT NULL));

CREATE INDEX organization_events_actor ON public.organization_events USING btree (org, actor, at, id);

CREATE INDEX organization_events_at ON public.organization_events USING btree (org, at, id);

CREATE INDEX "passkey_credentialID_idx" ON public.passkey USING btree ("credentialID");

CREATE INDEX "passkey_userId_idx" ON public.passkey USING btree ("userId");

CREATE INDEX removed_operation ON public.removed_devices USING btree (operation_no);

CREATE INDEX removed_serial ON public.removed_devices USING btree (org, serial_key);

CREATE INDEX removed_undo ON public.removed_devices USING btree (undo_until);

CREATE INDEX "session_userId_idx" ON public.session USING btree ("userId");

CREATE INDEX "twoFactor_userId_idx" ON public."twoFactor" USING btree ("userId");

CREATE UNIQUE INDEX uploads_idempotency ON public.uploads USING btree (org, idempotency_key) WHERE (idempotency_key IS NOT NULL);

CREATE INDEX uploads_open ON public.uploads USING btree (status) WHERE (status = ANY (ARRAY['receiving'::text, 'checked'::text, 'registering'::text]));

CREATE INDEX uploads_purge ON public.uploads USING btree (no) WHERE purge;

CREATE INDEX verification_identifier_idx ON public.verification USING btree (identifier);

ALTER TABLE ONLY public.account
    ADD CONSTRAINT "account_userId_fkey" FOREIGN KEY ("userId") REFERENCES public."user"(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.invitation
    ADD CONSTRAINT "invitation_inviterId_fkey" FOREIGN KEY ("inviterId") REFERENCES public."user"(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.invitation
    ADD CONSTRAINT "invitation_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES public.organization(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.member
    ADD CONSTRAINT "member_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES public.organization(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.member
    ADD CONSTRAINT "member_userId_fkey" FOREIGN KEY ("userId") REFERENCES public."user"(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.passkey
    ADD CONSTRAINT "passkey_userId_fkey" FOREIGN KEY ("userId") REFERENCES public."user"(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.session
    ADD CONSTRAINT "session_userId_fkey" FOREIGN KEY ("userId") REFERENCES public."user"(id) ON DELETE CASCADE;

ALTER TABLE ONLY public."twoFactor"
    ADD CONSTRAINT "twoFactor_userId_fkey" FOREIGN KEY ("userId") REFERENCES public."user"(id) ON DELETE CASCADE;

ALTER TABLE public.actors ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.catalogue_entries ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.catalogues ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.claims ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.device_counts ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.devices ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.events ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.hardware ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.hardware_history ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.invitations ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.operation_devices ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.operations ENABLE ROW LEVEL SECURITY;

CREATE POLICY organization ON public.actors USING ((org = public.current_organization()));

CREATE POLICY organization ON public.catalogue_entries USING ((org = public.current_organization()));

CREATE POLICY organization ON public.catalogues USING ((org = public.current_organization()));

CREATE POLICY organization ON public.claims USING ((org = public.current_organization()));

CREATE POLICY organization ON public.device_counts USING ((org = public.current_organization()));

CREATE POLICY organization ON public.devices USING ((org = public.current_organization()));

CREATE POLICY organization ON public.events USING ((org = public.current_organization()));

CREATE POLICY organization ON public.hardware USING ((org = public.current_organization()));

CREATE POLICY organization ON public.hardware_history USING ((org = public.current_organization()));

CREATE POLICY organization ON public.invitations USING ((org = public.current_organization()));

CREATE POLICY organization ON public.operation_devices USING ((org = public.current_organization()));

CREATE POLICY organization ON public.operations USING ((org = public.current_organization()));

CREATE POLICY organization ON public.organization_events USING ((org = public.current_organization()));

CREATE POLICY organization ON public.registrar_data USING ((org = public.current_organization()));

CREATE POLICY organization ON public.removed_devices USING ((org = public.current_organization()));

CREATE POLICY organization ON public.secrets USING ((org = public.current_organization()));

CREATE POLICY organization ON public.upload_files USING ((org = public.current_organization()));

CREATE POLICY organization ON public.upload_rows USING ((org = public.current_organization()));

CREATE POLICY organization ON public.uploads USING ((org = public.current_organization()));

CREATE POLICY organization ON public.views USING ((org = public.current_organization()));

ALTER TABLE public.organization_events ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.registrar_data ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.removed_devices ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.secrets ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.upload_files ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.upload_rows ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.uploads ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.views ENABLE ROW LEVEL SECURITY;

GRANT USAGE ON SCHEMA public TO muster_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.operations TO muster_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.removed_devices TO muster_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.uploads TO muster_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.claims TO muster_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.invitations TO muster_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.devices TO muster_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.hardware TO muster_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.account TO muster_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.actors TO muster_app;

GRANT SELECT,USAGE ON SEQUENCE public.actors_no_seq TO muster_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.apikey TO muster_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.catalogue_entries TO muster_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.catalogues TO muster_app;

GRANT SELECT,USAGE ON SEQUENCE public.catalogues_no_seq TO muster_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public."deviceCode" TO muster_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.device_counts TO muster_app;

GRANT SELECT,USAGE ON SEQUENCE public.device_id TO muster_app;

GRANT SELECT,INSERT ON TABLE public.events TO muster_app;

GRANT SELECT,USAGE ON SEQUENCE public.events_id_seq TO muster_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.hardware_history TO muster_app;

GRANT SELECT,USAGE ON SEQUENCE public.hardware_id TO muster_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.invitation TO muster_app;

GRANT SELECT,USAGE ON SEQUENCE public.invitations_no_seq TO muster_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.member TO muster_app;

GRANT SELECT ON TABLE public.migrations TO muster_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.operation_devices TO muster_app;

GRANT SELECT,USAGE ON SEQUENCE public.operations_no_seq TO muster_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.organization TO muster_app;

GRANT SELECT,INSERT ON TABLE public.organization_events TO muster_app;

GRANT SELECT,USAGE ON SEQUENCE public.organization_events_id_seq TO muster_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.organizations TO muster_app;

GRANT SELECT,USAGE ON SEQUENCE public.organizations_no_seq TO muster_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.passkey TO muster_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.registrar_data TO muster_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.secrets TO muster_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.session TO muster_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.settings TO muster_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public."twoFactor" TO muster_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.upload_files TO muster_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.upload_rows TO muster_app;

GRANT SELECT,USAGE ON SEQUENCE public.uploads_no_seq TO muster_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public."user" TO muster_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.verification TO muster_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.views TO muster_app;

ALTER DEFAULT PRIVILEGES FOR ROLE muster_owner IN SCHEMA public GRANT SELECT,USAGE ON SEQUENCES  TO muster_app;

ALTER DEFAULT PRIVILEGES FOR ROLE muster_owner IN SCHEMA public GRANT SELECT,INSERT,DELETE,UPDATE ON TABLES  TO muster_app;
