-- A database as the first version of Muster (migrations 0001 and 0002) left it, with synthetic devices and people: pg_dump --inserts
SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;
CREATE EXTENSION IF NOT EXISTS btree_gin WITH SCHEMA public;
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;
CREATE FUNCTION public.current_organization() RETURNS integer
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN (NULLIF(current_setting('muster.organization'::text, true), ''::text))::integer;
SET default_tablespace = '';
SET default_table_access_method = heap;
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
    purge boolean DEFAULT false NOT NULL
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
CREATE FUNCTION public.search_devices(pattern text, models text[], tags text[], most integer) RETURNS SETOF bigint
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET enable_indexscan TO 'off'
    SET jit TO 'off'
    AS $_$
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
    complete boolean DEFAULT false NOT NULL
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
    hint_line integer,
    outcome smallint NOT NULL,
    verdict smallint NOT NULL,
    verdict_at_check smallint,
    flags smallint NOT NULL,
    repairs smallint NOT NULL,
    warnings smallint NOT NULL,
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
    request_id text
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
    preferences text
);
CREATE TABLE public.verification (
    id text NOT NULL,
    identifier text NOT NULL,
    value text NOT NULL,
    "expiresAt" timestamp with time zone NOT NULL,
    "createdAt" timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
    "updatedAt" timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL
);
INSERT INTO public.account VALUES ('aJ1ud6cfIBl35ckmTAZRbSBJp1uq9eoz', '94PjQQJQMPuxoFtp3lznTs1CnwLY1XUR', 'credential', '94PjQQJQMPuxoFtp3lznTs1CnwLY1XUR', NULL, NULL, NULL, NULL, NULL, NULL, '0c9fabee1cdb231ba37e3d0c6928075e:650054d3f28e1eda4bd98418e52af3ae72a232fdf42ef052ef61efcb4a4e5f625181cb8ee78939390c0950326854bc9f2d73ec3b94d91d5b1ffe9bbe32910fc3', '2026-11-27 07:54:35.612+00', '2026-11-27 07:54:35.612+00');
INSERT INTO public.actors OVERRIDING SYSTEM VALUE VALUES (1, 1, 'token', 'Q71PuEMJknB2PfV4QUswR9wPRplXJyMC', 'muster token create');
INSERT INTO public.apikey VALUES ('Q71PuEMJknB2PfV4QUswR9wPRplXJyMC', 'default', 'muster token create', 'muster_xhXX', 'd9pWjKO8SSlcMqws4hwg49Za8k49YcpB', 'muster_', 'bsf04sdxsFZMlV8VZ_cED--9xN1jXFvLCIvYH_QA4dU', NULL, NULL, NULL, true, false, 86400000, 10, 0, NULL, NULL, NULL, '2026-11-27 07:54:36.784+00', '2026-11-27 07:54:36.784+00', NULL, '{"role":"administrator"}');
INSERT INTO public.apikey VALUES ('K9bQVdvGjSi40jWUxesNthJVqwCr1vtD', 'default', 'muster token create', 'muster_mvmg', 'h40CMd9jvpanmBg01zicIbgj1jbUG2mt', 'muster_', 'SHtgf-Sl7lWy2F4l3vrnewvesnPuU6w8YDDWgkmKqlE', NULL, NULL, NULL, true, false, 86400000, 10, 0, NULL, NULL, NULL, '2026-11-27 07:54:42.667+00', '2026-11-27 07:54:42.667+00', NULL, '{"role":"viewer"}');
INSERT INTO public.catalogue_entries VALUES (1, '\x4d9a917654527a7c4597ff04d6b40b8f', 1, '5CG0000080', 'HP', 'HP EliteBook 840 G9', '3305023465750', 22621, 1769512674, '\x387ad36f04a00611453421bf8b369286', '\x156b87d36bb6b0dd3fe2a9c207e08908', 10008, DEFAULT);
INSERT INTO public.catalogue_entries VALUES (1, '\xd6bd29ef6e9634c19eb1b03a3717b8dd', 1, 'PF000081X', 'LENOVO', '21CB0000MH', '3305009592077', 26200, 1775865265, '\xf30e903c45b6b3b29e9973ae85d4d435', '\xc5779faff00f143f9a6f333dd79bee66', 10009, DEFAULT);
INSERT INTO public.catalogues OVERRIDING SYSTEM VALUE VALUES (1, 1, '84e9e94a-5139-497d-a89c-bc12ea4408d1', 'vendor.csv', 2, 1795766083210, 1);
INSERT INTO public.claims VALUES ('\x14b0d367e49d4d3a20e1f843cfa95bd1', 1, 1, 0, NULL);
INSERT INTO public.claims VALUES ('\x2a304050f0d22da8de23580a853e0a85', 1, 2, 1, '\x7930578ac9a72b5e3118ca71945d41da');
INSERT INTO public.claims VALUES ('\x3d34ab88936436619a1f4d6a529a0755', 1, 6, 0, NULL);
INSERT INTO public.claims VALUES ('\x41be99c70be8cd5b0343d5468f0ea4e1', 1, 3, 0, NULL);
INSERT INTO public.claims VALUES ('\x484382da21bbcfce0da70a86bd1d1ea1', 1, 1, 1, '\x14b0d367e49d4d3a20e1f843cfa95bd1');
INSERT INTO public.claims VALUES ('\x7930578ac9a72b5e3118ca71945d41da', 1, 2, 0, NULL);
INSERT INTO public.claims VALUES ('\x7dc2630bbe0a83a865d9e6f77b121231', 1, 5, 0, NULL);
INSERT INTO public.claims VALUES ('\xa4b585fe804271d1f83595c230089985', 1, 3, 1, '\x41be99c70be8cd5b0343d5468f0ea4e1');
INSERT INTO public.claims VALUES ('\xa6f46774bc53805491b87f854a84c437', 1, 4, 0, NULL);
INSERT INTO public.claims VALUES ('\xc59c220b05dcb9341de2d3664e99d679', 1, 6, 1, '\x3d34ab88936436619a1f4d6a529a0755');
INSERT INTO public.claims VALUES ('\xf05b1fcd917b9232c8dfeaff83c82a35', 1, 4, 1, '\xa6f46774bc53805491b87f854a84c437');
INSERT INTO public.claims VALUES ('\xf8f11ae281cf0137b95322df94cd0a51', 1, 5, 1, '\x7dc2630bbe0a83a865d9e6f77b121231');
INSERT INTO public.device_counts VALUES (1, 0, '', 7);
INSERT INTO public.device_counts VALUES (1, 1, '2', 6);
INSERT INTO public.device_counts VALUES (1, 6, 'LENOVO21CB0000MH', 1);
INSERT INTO public.device_counts VALUES (1, 7, 'Sales', 7);
INSERT INTO public.device_counts VALUES (1, 8, '26100', 4);
INSERT INTO public.device_counts VALUES (1, 6, 'Dell Inc.Latitude 5430', 1);
INSERT INTO public.device_counts VALUES (1, 6, 'Microsoft CorporationSurface Laptop 4', 1);
INSERT INTO public.device_counts VALUES (1, 6, 'Microsoft CorporationSurface Pro 9 with 5G', 1);
INSERT INTO public.device_counts VALUES (1, 8, '22621', 2);
INSERT INTO public.device_counts VALUES (1, 6, 'HPHP ProDesk 400 G4 DM', 1);
INSERT INTO public.device_counts VALUES (1, 6, 'QEMUStandard PC (Q35 + ICH9, 2009)', 1);
INSERT INTO public.device_counts VALUES (1, 1, '1', 1);
INSERT INTO public.device_counts VALUES (1, 6, '', 1);
INSERT INTO public.device_counts VALUES (1, 8, '', 1);
INSERT INTO public.device_counts VALUES (1, 2, '1', 1);
INSERT INTO public.device_counts VALUES (1, 3, '7', 1);
INSERT INTO public.device_counts VALUES (1, 4, '', 1);
INSERT INTO public.device_counts VALUES (1, 0, '', -1);
INSERT INTO public.device_counts VALUES (1, 1, '2', -1);
INSERT INTO public.device_counts VALUES (1, 6, 'QEMUStandard PC (Q35 + ICH9, 2009)', -1);
INSERT INTO public.device_counts VALUES (1, 7, 'Sales', -1);
INSERT INTO public.device_counts VALUES (1, 8, '22621', -1);
INSERT INTO public.devices VALUES (2, 1, 2, NULL, NULL, true, false, 1, 26100, 1776329808, 1795766082844, 1795766082844, 1, NULL, 10001, 1795766082844, 1, 3, NULL, NULL, NULL, NULL, 0, NULL, NULL, '0000002J', 'Dell Inc.', 'Latitude 5430', 'Sales', NULL, '3305041728271', '\x7930578ac9a72b5e3118ca71945d41da', '\x2a304050f0d22da8de23580a853e0a85', '\xfc351dd963a86bc4f34209d1a814348d', NULL, DEFAULT, DEFAULT, DEFAULT, DEFAULT, DEFAULT, DEFAULT);
INSERT INTO public.devices VALUES (3, 1, 2, NULL, NULL, true, false, 1, 26100, 1772804727, 1795766082844, 1795766082844, 1, NULL, 10002, 1795766082844, 1, 4, NULL, NULL, NULL, NULL, 0, NULL, NULL, '050000000003', 'Microsoft Corporation', 'Surface Laptop 4', 'Sales', NULL, NULL, '\x41be99c70be8cd5b0343d5468f0ea4e1', '\xa4b585fe804271d1f83595c230089985', '\x7862adeef87514af26d05a255212f02b', NULL, DEFAULT, DEFAULT, DEFAULT, DEFAULT, DEFAULT, DEFAULT);
INSERT INTO public.devices VALUES (4, 1, 2, NULL, NULL, true, false, 1, 22621, 1770908611, 1795766082844, 1795766082844, 1, NULL, 10003, 1795766082844, 1, 5, NULL, NULL, NULL, NULL, 0, NULL, NULL, '070000000004', 'Microsoft Corporation', 'Surface Pro 9 with 5G', 'Sales', NULL, NULL, '\xa6f46774bc53805491b87f854a84c437', '\xf05b1fcd917b9232c8dfeaff83c82a35', '\xa36431037f78eb0a76926971a3ab3bb1', NULL, DEFAULT, DEFAULT, DEFAULT, DEFAULT, DEFAULT, DEFAULT);
INSERT INTO public.devices VALUES (5, 1, 2, NULL, NULL, true, false, 1, 26100, 1776463284, 1795766082844, 1795766082844, 1, NULL, 10004, 1795766082844, 1, 6, NULL, NULL, NULL, NULL, 0, NULL, NULL, '8CC0000005', 'HP', 'HP ProDesk 400 G4 DM', 'Sales', NULL, '3305023072707', '\x7dc2630bbe0a83a865d9e6f77b121231', '\xf8f11ae281cf0137b95322df94cd0a51', '\x068e0bb815f5b3622598e3f2fecaae69', NULL, DEFAULT, DEFAULT, DEFAULT, DEFAULT, DEFAULT, DEFAULT);
INSERT INTO public.devices VALUES (7, 1, 1, 1, 7, false, false, 1, NULL, NULL, 1795766082844, NULL, NULL, NULL, 10006, 1795766082844, 1, 8, NULL, NULL, NULL, NULL, 0, NULL, NULL, '0000050J', NULL, NULL, 'Sales', NULL, NULL, NULL, NULL, NULL, NULL, DEFAULT, DEFAULT, DEFAULT, DEFAULT, DEFAULT, DEFAULT);
INSERT INTO public.devices VALUES (1, 1, 2, NULL, NULL, true, false, 2, 26100, 1770392564, 1795766082844, 1795766082844, 1, NULL, 10000, 1795766082844, 1, 2, 2, 2, NULL, NULL, 0, NULL, NULL, 'PF000001X', 'LENOVO', '21CB0000MH', 'Sales', NULL, '3305015960712', '\x14b0d367e49d4d3a20e1f843cfa95bd1', '\x484382da21bbcfce0da70a86bd1d1ea1', '\xd5ecea196117797f745caa048f419a3d', NULL, DEFAULT, DEFAULT, DEFAULT, DEFAULT, DEFAULT, DEFAULT);
INSERT INTO public.events OVERRIDING SYSTEM VALUE VALUES (1, 1, 1, 1795766082844, 1, 1, '{"r": 2, "u": 1}');
INSERT INTO public.events OVERRIDING SYSTEM VALUE VALUES (2, 2, 1, 1795766082844, 1, 1, '{"r": 3, "u": 1}');
INSERT INTO public.events OVERRIDING SYSTEM VALUE VALUES (3, 3, 1, 1795766082844, 1, 1, '{"r": 4, "u": 1}');
INSERT INTO public.events OVERRIDING SYSTEM VALUE VALUES (4, 4, 1, 1795766082844, 1, 1, '{"r": 5, "u": 1}');
INSERT INTO public.events OVERRIDING SYSTEM VALUE VALUES (5, 5, 1, 1795766082844, 1, 1, '{"r": 6, "u": 1}');
INSERT INTO public.events OVERRIDING SYSTEM VALUE VALUES (6, 6, 1, 1795766082844, 1, 1, '{"r": 7, "u": 1}');
INSERT INTO public.events OVERRIDING SYSTEM VALUE VALUES (7, 7, 1, 1795766082844, 2, 1, '{"r": 8, "u": 1, "code": "hardware-hash-not-valid", "reason": "checksum"}');
INSERT INTO public.events OVERRIDING SYSTEM VALUE VALUES (8, 1, 1, 1795766083022, 8, 1, '{"r": 2, "u": 2}');
INSERT INTO public.events OVERRIDING SYSTEM VALUE VALUES (9, 6, 1, 1795766083388, 11, 1, NULL);
INSERT INTO public.hardware VALUES (10000, 1, '\x4f41040401001c0000000a000100f46500000a000100f46574c818317802090302001000090001000a000c0001000000050019002000000000000000400000000000000002000100030300110047656e75696e65496e74656c0004003400313274682047656e20496e74656c28522920436f726528544d292069372d31323635550000000000000000000000000006001000b90300000000000011000001090010003501ae0080073804000000801b0008001f0011000a0009000a020000000d00520054504d2d56657273696f6e3a322e30202d4c6576656c3a302d5265766973696f6e3a312e33382d56656e646f7249443a274e544320272d4669726d776172653a3435383735342e323632313434000f000b004c454e4f564f00120039004c454e4f564f5f4d545f323143425f42555f5468696e6b5f464d5f5468696e6b50616420583120436172626f6e2047656e2031300013001e005468696e6b50616420583120436172626f6e2047656e2031300017000c0053594e2d312e300014000b004c454e4f564f0015000900384234310016000800413030001d0016000000000800000000000000000000000000011e002800530079006e007400680065007400690063007c004700720061007000680069006300730025000c00080008000100020007001f0053414d53554e475f343638435f383033342e7c53414d53554e477c1c00200053414d53554e475f343638435f383033342e7c53414d53554e477c0008001a000e00000002a8ba4f5c8208000000500043004900000008001a00090000000239c99154a508000000500043004900000008001a000a000000021821dfcf8908000000420054004800000019000401da6c2d01ecf9a8f482314f1b4f0f2715c5e19b71eca843fe087fb8dd2804a299f89c1012ad1e28699a95b72e5ebe3a0b9e87766754091389ed94a0c3b29f683ec13dff391ba27db46aea96e6684afa3cb2d6ee40bf74b80b335a31b3b417cfd4a9d7c9238fc8067e537c56c0e9a28c4215853abf1e92b4ad5f646372a8f0196e8f02979d8d5e49a6961677b675972ff6749e231e00841ac79696f63d12a5cf64ee6e215b79be8677d7745fbf56d6c5bd8452a765ce8c7087a40b4caf9cf3f2db5d70d8902902ef426426f1b020c654f15c59fe30aacea10d8fc1597b36366c53a18b242c4516d9a0aa5bcb41ddce3856bd8670b2e98c2591327df26328292c930b002e00000000000100200000001c9ff747b1ab4ffbaa598df185571f47f7c9551d5025c97aea110e0495b6bfc40c0014000b6eed2718e9374cb454ca34ba6ef3ad0e000e005046303030303031580010000b004c454e4f564f0011000f0032314342303030304d48001800120033333035303135393630373132001a0012005b54485d5831392d393934383100', NULL, NULL, NULL);
INSERT INTO public.hardware VALUES (10001, 1, '\x4f41c60301001c0000000a000100f46500000a000100f465d06073310402090702001000090001000a000c0001000000050019001000000000000000400000000000000002000100030300110047656e75696e65496e74656c0004003400313274682047656e20496e74656c28522920436f726528544d292069352d31323435550000000000000000000000000006001000ee0000000000000011000001090010003501ae0080073804000000801b0008001f0011000a0009000a020000000d00520054504d2d56657273696f6e3a322e30202d4c6576656c3a302d5265766973696f6e3a312e33382d56656e646f7249443a274e544320272d4669726d776172653a3435383735342e313331303732000f000e0044656c6c20496e632e0012000900304230340013000d004c617469747564650017000c0053594e2d312e300014000e0044656c6c20496e632e0015000900384234310016000800413030001d0016000000000800000000000000000000000000011e002800530079006e007400680065007400690063007c004700720061007000680069006300730025000c00080008000100020007001b0042433731315f374646445f413931382e7c42433731317c1c001c0042433731315f374646445f413931382e7c42433731317c0008001a000e000000024fb9b7c18708000000500043004900000008001a000900000002235bd4048908000000500043004900000008001a000a00000002380ea947f608000000420054004800000019000401e65d6f4cef53f350d6df9b4c4d7b9be2d8eeedb5e97c9e4aec46f02a98ec021f59dee50360eb9b0c3a5336e5a5c9569f74802d6d1f953b48133e02b684cb92579f6fc6659b9e4b282cbeac859e1826802e04fdb0e4eea6612b769cda0f2daf81aba499ed7668fe203188a21b6927490f567eb7bbeb7d9a6da62ad5680a2fbf8730485b64924368eca5423a5827c1414e92f97677d544f14e1484a461c2aea51212038ad43885cc029980218e1fd97856e04e7cbcef937579df5577bad4aaafb31bab7460080a443f693023a12eefc942a566ac835263da52eee831da1901888049e7bed5435f61feca211c2775d1116c7b826dc3ced8f230b709bd9c5ecf240d0b002e0000000000010020000000672d04986d9cd82b3ba91cf5202789885614b07b7f85e35da45ecb3282337e000c0014008dfdfca85ecf7844b249dd44d1ba9a360e000d00303030303030324a0010000e0044656c6c20496e632e00110012004c617469747564652035343330001800120033333035303431373238323731001a0012005b54485d5831392d393934383100', NULL, NULL, NULL);
INSERT INTO public.hardware VALUES (10002, 1, '\x4f41f90301001c0000000a000100f46500000a000100f465f7963d310402090602001000090001000a000c0001000000050019000800000000000000400000000000000002000100030300110047656e75696e65496e74656c0004003400313174682047656e20496e74656c28522920436f726528544d292069352d313134354737204020322e363047487a000006001000ee0000000000000011000001090010003501ae0080073804000000801b0008001f0011000a0009000a020000000d004d0054504d2d56657273696f6e3a322e30202d4c6576656c3a302d5265766973696f6e3a312e35392d56656e646f7249443a274e544320272d4669726d776172653a3435383735342e30000f001a004d6963726f736f667420436f72706f726174696f6e0012001f00537572666163655f4c6170746f705f345f313935303a313935310013000c00537572666163650017000c0053594e2d312e300014001a004d6963726f736f667420436f72706f726174696f6e0015000900384234310016000800413030001d0016000000000800000000000000000000000000011e002800530079006e007400680065007400690063007c004700720061007000680069006300730025000c000800080001000200070029004b424734305a4e53323536475f314334425f444234392e7c4b424734305a4e53323536477c1c002a004b424734305a4e53323536475f314334425f444234392e7c4b424734305a4e53323536477c0008001a000e00000002db8e4151b008000000500043004900000008001a000900000002c7433b52e208000000500043004900000008001a000a00000002b1a882452b08000000420054004800000019000401fe51d867a3f7733dc077490cc9157482a42625f7d1fc288621599ffcd58d4a0ba65d85b12ff03fc1756c7e178b9929c38fc74af9248039b1e169b69cd3a9064ef36587701119b1ca9b6c6f2d80d9c44d5a9d0971c50bc8dc2b6f5dca183153c76573eb98962f2f8c66a48e78ee99048704a5cc9a36b8fa0d9c96ec3165228cf82a8d99caddc6de818ccca1f6e996067d4cb4a918d40a1cf14783050b3d187ceb7ce120184b218698d8c8a54318824e83f9bd86a23a0cc9a657a16f6f1618fbad533376a6cb5ad8d9fea8b6a886eb076b41f36f677aab82aa268e2c91cacc491e16d972ee6c1192413cc5a215e56f1e744374e3faa9cd1d42b284550601cecf7d0b002e00000000000100200000001adc0526dda366a76a3ab3c891bfd31d9ac68bf6ede7abab5c1fa2296bf1cdae0c00140032e00d1227ee284385ffb89d0e2ae8fd0e0011003035303030303030303030330010001a004d6963726f736f667420436f72706f726174696f6e001100150053757266616365204c6170746f70203400', NULL, NULL, NULL);
INSERT INTO public.hardware VALUES (10003, 1, '\x4f41f60301001c0000000a0001005d5800000a0001005d5843a8203104020c06020010000c0001000a000c00010000000500190010000000000000004000000000000000020001000303001e005175616c636f6d6d20546563686e6f6c6f6769657320496e6300040034004d6963726f736f667420535133204020332e302047487a0000000000000000000000000000000000000000000000000006001000ee0000000000000011000001090010003501ae0080073804000000801b0008001f0011000a0009000a020000000d00480054504d2d56657273696f6e3a322e30202d4c6576656c3a302d5265766973696f6e3a312e35392d56656e646f7249443a274d534654272d4669726d776172653a382e30000f001a004d6963726f736f667420436f72706f726174696f6e0012001f00537572666163655f50726f5f395f576974685f35475f313939360013000c00537572666163650017000c0053594e2d312e300014001a004d6963726f736f667420436f72706f726174696f6e0015000900384234310016000800413030001d0016000000000800000000000000000000000000011e002800530079006e007400680065007400690063007c004700720061007000680069006300730025000c000800080001000200070021004b424734305a4e535f433836425f463334312e7c4b424734305a4e537c1c0022004b424734305a4e535f433836425f463334312e7c4b424734305a4e537c0008001a000e0000000272a73aa78008000000500043004900000008001a0009000000026db8a7703108000000500043004900000008001a000a00000002c6c3746f5d08000000420054004800000019000401fb2c253403762cdabdfc1f814d3879cb19dc06e72f8c0bb34422fd63018de68e6f81d096eba02ab6b1c2dc27224b60d4b62b8a583dfc2507dc367e6819b295790bfe113920aec4ada425fddf7a2054727c6c8bfbcc74c5570d9f58aeb60469a9c1b41794813d52ce568b1c1ff09bfce3630b1f1e34964a8e058eb5212ad28788a5d5c70783bc951a0687759de5cf0d1d59d2100b2b0b6990c83ad0d0c8c3811c4a8d4d5f2bd1a99a595d84bda4dac4640d6b668edc059df33658218636d9834a81918e728448cdedce92b488d354e528175ad718901a5387dbd5a345161fbf8a33413bc53ced2ea6f37187a14873b5739e5fec766c480b737a0d3f72588abdbf0b002e0000000000010020000000f83b233a3a4d1107b48de5fe0eed9562c2d5d060bf1448f272a9fedb394ac75a0c001400f615669cc014ab40b1b7bec64c7048620e0011003037303030303030303030340010001a004d6963726f736f667420436f72706f726174696f6e0011001a00537572666163652050726f2039207769746820354700', NULL, NULL, NULL);
INSERT INTO public.hardware VALUES (10004, 1, '\x4f41d70301001c0000000a000100f46500000a000100f465346a75310402090402001000090001000a000c0001000000050019000400000000000000400000000000000002000100030300110047656e75696e65496e74656c0004003400496e74656c28522920436f726528544d292069332d383130305420435055204020332e313047487a000000000000000006001000d1010000000000000b00ff00090010003501ae0080073804000000801b0008001f0011000a00090023020000000d00460054504d2d56657273696f6e3a312e32202d4c6576656c3a322d5265766973696f6e3a332d56656e646f7249443a2749465820272d4669726d776172653a342e3430000f0007004850001200100037454d31334541234142480013001b00313033435f3533333037462048502050726f4465736b0017000c0053594e2d312e30001400070048500015000900384234310016000800413030001d0016000000000800000000000000000000000000011e002800530079006e007400680065007400690063007c004700720061007000680069006300730025000c0008000800010002000700250053543530304c4d3033345f413042425f313336452e7c53543530304c4d3033347c1c00260053543530304c4d3033345f413042425f313336452e7c53543530304c4d3033347c0008001a000e00000002b3fecdc35008000000500043004900000008001a00090000000213f4c1643d08000000500043004900000008001a000a000000021fa992fa3d08000000420054004800000019000401c31eb21ab2bad3b9e25aa92da52e90b6a2e814b2dc7237b293b4882fbcb0b57f4d307a3f2c5997241c874b36707649e2e6f8490e9d2ebfb1d91a79e5d9ed4bb276ccb866242503ce45c8f88abae4c0493b9c402e65a695d98a60a8732f426787f88c6c60d1f8c3072b249c7355e74fd6fcefdab9997317c68277fe839b5c64eea221e5778b782b92de64b7f4433818d318f59f09cf695326a87f13cdc41882808a27f90b8249508f53fb4ce28e3a1826be87ebf8c094ef5244793df96f7648bc93d995799bac18eff4358e74a0537b0e6677bb31243af74c469d1644d7a55e81f4952670f808128829288adf8b75db6ca480bb9caac382259da3e8f8147a2a710b002e0000000000010020000000224816e98d04dc98ae855c98f02cd5d4524d600718921aad44ed5b87496216380c0014009341bdfe0bc8024ba4fdb00f6f26c4cd0e000f003843433030303030303500100007004850001100190048502050726f4465736b2034303020473420444d001800120033333035303233303732373037001a0012005b54485d5831392d393934383100', NULL, NULL, NULL);
INSERT INTO public.hardware VALUES (10005, 1, '\x4f41b20301001c0000000a0001005d5800000a0001005d583c6dc1310402090702001000090001000a000c0001000000050019000800000000000000400000000000000002000100030300110041757468656e746963414d44000400340051454d55205669727475616c204350552076657273696f6e20322e352b00000000000000000000000000000000000000060010003c000000000000000b00ff00090010003501ae0080073804000000801b0008001f0011000a00090001020000000d004e0054504d2d56657273696f6e3a322e30202d4c6576656c3a302d5265766973696f6e3a312e36342d56656e646f7249443a2749424d20272d4669726d776172653a383231352e32333330000f00090051454d550012001a00534d42494f535f535452494e475f494e4445585f300013001a00534d42494f535f535452494e475f494e4445585f300017000c0053594e2d312e30001400090051454d550015000900384234310016000800413030001d0016000000000800000000000000000000000000011e002800530079006e007400680065007400690063007c004700720061007000680069006300730025000c00080008000100020007002b0051454d5520484152444449534b5f333637465f453031422e7c51454d5520484152444449534b7c1c002c0051454d5520484152444449534b5f333637465f453031422e7c51454d5520484152444449534b7c0008001a000e00000002fc3a699aee08000000500043004900000019000401c9c674ca39584b7ec53956d6ad528330131046f7ef3bc4edc9eee189d8f6c9f3591a4552651689a3803c4df3c2fb6a2af86bb7d1a2af080d2d3f91ebb8f7a8f04cd603015669b5369587e83c3e6e95e1e4cb9eda0cd8ce86b9eb2e9d78b3f0bab3cb6ad6a50b652a17bcf0735d4199c84dac91892120f02393cd73bd494bbea2d427070390298eaafa4e8812df289e2774961f3f5bac28fdc4b3f7044e13630162517d3daf670f7698ef9540be56639cf113ab2f837d61dd33526cd09ead6c12f07f0ca2f159f09a752e6c881c41dcb36adf71d40fae709a959599e3f72ea0a6bbbf3c3c5072c60e4e55c0857d69939f31457c8ba34183d51f01ca9b820a7afb0b002e00000000000100200000000ba3c104c85bbe23350fcd56af40b89636d3471f1ad318b27a3085f8c0f461af0c001400ea5490c54f34c64281e6e950f7174c7e0e00150053594e2d51454d552d30303030303036001000090051454d5500110023005374616e646172642050432028513335202b20494348392c20323030392900', NULL, NULL, NULL);
INSERT INTO public.hardware VALUES (10006, 1, NULL, NULL, '\xec4007513fe4e57b90535e1af6ed45ab158c8d1d28c6edb0f178e5035071e528', 'T0HGAwEAHAAAAAoAAQBYZgAACgABAFhmxuVtMQQCCQUCABAACQABAAoADAABBAAABQAZABAAAAAAAAAAQAAAAAAAAAACAAEAAwMAEQBHZW51aW5lSW50ZWwABAA0ADEydGggR2VuIEludGVsKFIpIENvcmUoVE0pIGk1LTEyNDVVAAAAAAAAAAAAAAAAAAYAEADuAAAAAAAAABEAAAEJABAANQGuAIAHOAQAAACAGwAIAB8AEQAKAAkACgIAAAANAFIAVFBNLVZlcnNpb246Mi4wIC1MZXZlbDowLVJldmlzaW9uOjEuMzgtVmVuZG9ySUQ6J05UQyAnLUZpcm13YXJlOjQ1ODc1NC4xMzEwNzIADwAOAERlbGwgSW5jLgASAAkAMEIwNAATAA0ATGF0aXR1ZGUAFwAMAFNZTi0xLjAAFAAOAERlbGwgSW5jLgAVAAkAOEI0MQAWAAgAQTAwAB0AFgAAAAAIAAAAAAAAAAAAAAAAAAEeACgAUwB5AG4AdABoAGUAdABpAGMAfABHAHIAYQBwAGgAaQBjAHMAJQAMAAgACAABAAIABwAbAEJDNzExX0RCRERfQzkyNy58QkM3MTF8HAAcAEJDNzExX0RCRERfQzkyNy58QkM3MTF8AAgAGgAOAAAAAhw3fRnHCAAAAFAAQwBJAAAACAAaAAkAAAACSkmAV3cIAAAAUABDAEkAAAAIABoACgAAAAJ59cEkmwgAAABCAFQASAAAABkABAGxToGa9QU8RabvxRtTIDc//s36HXz9cr4MQ3/wtUICH/Fs4JFcmzivrD7CkMkIJYQV+txakhsKgzps2gLDugRdKa6nNpGCrKJwaQZW1Otz554NO9OmzdMbyVCh5pi2An3/Jj0Cgssk01CElAm/RHnsp8DzSaaqx6B5Ltk6bsqXqEPjrJZzopaVhiHgt8jngRSTyqp26QqVINOTUHqyj9xrz18ZXlfKYRNgNUE0u1B5w9dYvatpM2O4krfVS90qHQj8nJI9KPyLgl0A/d+92TLrE1Ni5iuAtvieJdNxEX8EBlcQZtOeEM16cMeVqQyY553Mxa0lSoXAwCGREqzsDAhFCwAuAAAAAAABACAAAACNr2r3wVfw7SndOQ5fBNRJsej1bou/cJ9xpNl8q7LnKAwAFABJdQWQwk50QLUTVGhhhm04DgANADAwMDAwNTBKABAADgBEZWxsIEluYy4AEQASAExhdGl0dWRlIDU0MzAAGAASADMzMDUwMDAxNzUzOTgAGgASAFtUSF1YMTktOTk0ODEAQ1MkAOcUZ+0YZuB/CXk2RNmL7j1rtH/lKHLg2ZVRoH4wQj6xAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA');
INSERT INTO public.hardware VALUES (10007, 1, '\x4f41040401001c0000000a000100f46500000a000100f465f4191a317802090302001000090001000a000c0001000000050019002000000000000000400000000000000002000100030300110047656e75696e65496e74656c0004003400313274682047656e20496e74656c28522920436f726528544d292069372d31323635550000000000000000000000000006001000b90300000000000011000001090010003501ae0080073804000000801b0008001f0011000a0009000a020000000d00520054504d2d56657273696f6e3a322e30202d4c6576656c3a302d5265766973696f6e3a312e33382d56656e646f7249443a274e544320272d4669726d776172653a3435383735342e323632313434000f000b004c454e4f564f00120039004c454e4f564f5f4d545f323143425f42555f5468696e6b5f464d5f5468696e6b50616420583120436172626f6e2047656e2031300013001e005468696e6b50616420583120436172626f6e2047656e2031300017000c0053594e2d312e300014000b004c454e4f564f0015000900384234310016000800413030001d0016000000000800000000000000000000000000011e002800530079006e007400680065007400690063007c004700720061007000680069006300730025000c00080008000100020007001f0053414d53554e475f343638435f383033342e7c53414d53554e477c1c00200053414d53554e475f343638435f383033342e7c53414d53554e477c0008001a000e0000000253837ccd9908000000500043004900000008001a000900000002839c8e63ef08000000500043004900000008001a000a000000020cd689dc2708000000420054004800000019000401c430f9dce439b79b8e3bc248aec1ef1a6b4c7347b2a355909b419401bb7f973931802d3f7303fd2a934fe00bc2b983cae259216c02ed3647c5288710599d61f549b38decfa4e5c4b90f2f0c5d484872d229ce9ae2dde54b9d1da4cd570eb9fcbb2f2616d9a4da330ac186c590fd7c31f13c84cce1c18c7ce878ea4e657f27cb56f506f3d3a125bb32f43c26ca407fbcfc10e8457eb8218a83c99febfc0183286acdb6e4b989bdd9e2857cc6a7bbf624e7b9d8fff3980f400a99e5a8bccb2f6203ce731c385f60fb9102939207bbaa201266042a25c600b7bdf68e7c40f8dd0eceb452a02c063137eade3aac00c58c01af51fc0dd0813d0d288f74ac07e5555d30b002e000000000001002000000017d5b4ef703b97cb5f3af6e157d4336bd584ec99c9e650703d25529a051ede300c0014007601ab1feab90e4ab32028000ada39e40e000e005046303030303031580010000b004c454e4f564f0011000f0032314342303030304d48001800120033333035303135393630373132001a0012005b54485d5831392d393934383100', NULL, NULL, NULL);
INSERT INTO public.hardware VALUES (10008, 1, '\x4f41ca0301001c0000000a0001005d5800000a0001005d58625b0b310402090602001000090001000a000c0001000000050019001000000000000000400000000000000002000100030300110047656e75696e65496e74656c0004003400313274682047656e20496e74656c28522920436f726528544d292069352d31323435550000000000000000000000000006001000dc0100000000000011000001090010003501ae0080073804000000801b0008001f0011000a0009000a020000000d004c0054504d2d56657273696f6e3a322e30202d4c6576656c3a302d5265766973696f6e3a312e35392d56656e646f7249443a2753544d20272d4669726d776172653a36353739322e30000f0007004850001200100036463652314541234142480013001d00313033435f35333336414e20485020456c697465426f6f6b0017000c0053594e2d312e30001400070048500015000900384234310016000800413030001d0016000000000800000000000000000000000000011e002800530079006e007400680065007400690063007c004700720061007000680069006300730025000c00080008000100020007001b004b584738305f384145455f463343362e7c4b584738307c1c001c004b584738305f384145455f463343362e7c4b584738307c0008001a000e00000002782674b60708000000500043004900000008001a00090000000241576736dc08000000500043004900000008001a000a00000002dbbb3d441208000000420054004800000019000401e37b8d3ccad3484cfc7a13fc379a3842186c8d404a0adfa57161df3cfb6a70f9c5c776891fcf789912835c609a435b8a4cb29c3f39e3f1e496da89c86e93f3a2ad84d41b2b233ccb3b33a2cd2a59b4589de1dc4ed350279756a109a8d992b32d79ccda66ad4735c33c8fd9a07b9395d9510b386dbc4879335d47a5a8d01573983f82fc7f97bb7fc9e09522f598b6e7b46e6065417ed1d099f9972d1be9df7e6652be665559e213519c18e8ae461c182bd33cfd96bd6611ce0daef91f9188fb85fd720aff1db1667ef35b7e45cd1629a065d956a52379ca71b418d9e93c999b8ce5f01b7c9e36f1bba080ea8306c5a40a86d4574fc257819d8e23f38a5c053f090b002e0000000000010020000000602fda02cc3a0d4c1d4e28de35afe72322b1ef2640473d2f3dc5b62556da155e0c0014004c25c07a018f91498a2d6713ebcb57070e000f0035434730303030303830001000070048500011001800485020456c697465426f6f6b20383430204739001800120033333035303233343635373530001a0012005b54485d5831392d393934383100', NULL, NULL, NULL);
INSERT INTO public.hardware VALUES (10009, 1, '\x4f41040401001c0000000a000100586600000a0001005866314a6c310402090902001000090001000a000c0001000000050019002000000000000000400000000000000002000100030300110047656e75696e65496e74656c0004003400313274682047656e20496e74656c28522920436f726528544d292069372d31323635550000000000000000000000000006001000b90300000000000011000001090010003501ae0080073804000000801b0008001f0011000a0009000a020000000d00520054504d2d56657273696f6e3a322e30202d4c6576656c3a302d5265766973696f6e3a312e33382d56656e646f7249443a274e544320272d4669726d776172653a3435383735342e323632313434000f000b004c454e4f564f00120039004c454e4f564f5f4d545f323143425f42555f5468696e6b5f464d5f5468696e6b50616420583120436172626f6e2047656e2031300013001e005468696e6b50616420583120436172626f6e2047656e2031300017000c0053594e2d312e300014000b004c454e4f564f0015000900384234310016000800413030001d0016000000000800000000000000000000000000011e002800530079006e007400680065007400690063007c004700720061007000680069006300730025000c00080008000100020007001f0053414d53554e475f464346355f394342432e7c53414d53554e477c1c00200053414d53554e475f464346355f394342432e7c53414d53554e477c0008001a000e000000021ed13220ee08000000500043004900000008001a0009000000027a519a6aa008000000500043004900000008001a000a00000002aa66a6df6508000000420054004800000019000401c3c6b09d52b3b0e1f2f251c8a8882dd9f60271c2cf4a57463c828b14d6e2480e1e5286acba3d8f814e5393e7213ff82f82f2816f138bf4e9c8b517193c4f5cba6469720dd3dedbf06d43ea43af3a56b9c8216841c22c77b2424e32d9c84c49f97d1e6b032002f539af5067eeeb2bbbd6fb96d384c1722f8385a66410836aeca6e7e870cf988bafa2ce8bc824affa2f43d8a7c962ecdde9f1ad691fd5a66a1aeb4dc8ccb19cccd41f7427ed42ac0344fe2a2976cd4562e9559fb6f025db80afcede3c345ecf2a3ba7954d61b06efbc9d5cfebb28d7d7a7d0d2e0973d6adfbe10d61d5df8d3ed1306816087c9f8e8bfca436c012789c03ae5b7347ee0d9b24b4150b002e0000000000010020000000e5b4c32d7855ad9675bb0e2432bf5f0ceb796845b30bfcc511ae41610bdc08340c001400ef4ac0779c03044898413752fe5e8a540e000e005046303030303831580010000b004c454e4f564f0011000f0032314342303030304d48001800120033333035303039353932303737001a0012005b54485d5831392d393934383100', NULL, NULL, NULL);
INSERT INTO public.hardware VALUES (10010, 1, '\x4f41c60301001c0000000a000100586600000a0001005866d4a799310402090602001000090001000a000c0001000000050019001000000000000000400000000000000002000100030300110047656e75696e65496e74656c0004003400313274682047656e20496e74656c28522920436f726528544d292069352d31323435550000000000000000000000000006001000ee0000000000000011000001090010003501ae0080073804000000801b0008001f0011000a0009000a020000000d00520054504d2d56657273696f6e3a322e30202d4c6576656c3a302d5265766973696f6e3a312e33382d56656e646f7249443a274e544320272d4669726d776172653a3435383735342e313331303732000f000e0044656c6c20496e632e0012000900304230340013000d004c617469747564650017000c0053594e2d312e300014000e0044656c6c20496e632e0015000900384234310016000800413030001d0016000000000800000000000000000000000000011e002800530079006e007400680065007400690063007c004700720061007000680069006300730025000c00080008000100020007001b0042433731315f394134435f443038422e7c42433731317c1c001c0042433731315f394134435f443038422e7c42433731317c0008001a000e00000002844e007d3408000000500043004900000008001a000900000002429969a40f08000000500043004900000008001a000a00000002ab2b3302b608000000420054004800000019000401b4b665f6e15e13b62e016c3518b13df8fb38a773d4bb7b774528f1971e4489282cb3e28790eb516d468d22318aa31c3c338e1818a58f0888d66495f7d4af43a8b25488a8781280f317401c1256987b8e5626096240dbc3c0bab84eeb9e464c71e85810ebe9c7b0b3747a36520eaaa09af8617ca34efbf5e163d2bb9eec00c2c47130056128c264fc60917793106301c8296b8eecaa1e4e24317a0fa966cefab5ec09aaa67a43ff583bb2acef251c8d10ba1843259eac31ea212389668571bf266e415d664b4c27eef02eb0c7c31be498357a8415973aa703ea9bf1d81e2917b02f0de7a6de301780b88cccf59006bdfc5130eb4011d46d74e8d19e8e1ba034950b002e00000000000100200000005849d95f1c92b1f1455913c6bc40c0e27d6369056a8f02d9e748f598cdfa23100c001400fa9a60f83d5a5b49ab2ce4f7963953dd0e000d00303030303039304a0010000e0044656c6c20496e632e00110012004c617469747564652035343330001800120033333035303337323433393734001a0012005b54485d5831392d393934383100', NULL, NULL, NULL);
INSERT INTO public.hardware VALUES (10011, 1, '\x4f41f90301001c0000000a000100586600000a0001005866061011310402090502001000090001000a000c0001000000050019000800000000000000400000000000000002000100030300110047656e75696e65496e74656c0004003400313174682047656e20496e74656c28522920436f726528544d292069352d313134354737204020322e363047487a000006001000ee0000000000000011000001090010003501ae0080073804000000801b0008001f0011000a0009000a020000000d004d0054504d2d56657273696f6e3a322e30202d4c6576656c3a302d5265766973696f6e3a312e35392d56656e646f7249443a274e544320272d4669726d776172653a3435383735342e30000f001a004d6963726f736f667420436f72706f726174696f6e0012001f00537572666163655f4c6170746f705f345f313935303a313935310013000c00537572666163650017000c0053594e2d312e300014001a004d6963726f736f667420436f72706f726174696f6e0015000900384234310016000800413030001d0016000000000800000000000000000000000000011e002800530079006e007400680065007400690063007c004700720061007000680069006300730025000c000800080001000200070029004b424734305a4e53323536475f323331445f343531442e7c4b424734305a4e53323536477c1c002a004b424734305a4e53323536475f323331445f343531442e7c4b424734305a4e53323536477c0008001a000e000000020c40e18e9808000000500043004900000008001a0009000000024cd54b26ca08000000500043004900000008001a000a000000024cba46059e08000000420054004800000019000401c75f02655bc4d09f790edf4cd2b5d1dd31dfd79035744bee719703ae1a228f901b52c57a6a6af94b9b2ffddc04fcc773582e02e552cb4b15e18ff21d257985135b2a9d967bc1a902c45cd2b1a4accb6193a190d79f017c64b289075f7ef4315b08e5b7dfdb33b075d333bd052226060699dff3ac0ed7defdf8c5d7d62badf4d5d8112959c4b0ee0b1236f83e0f5d2107dcbccd8026235f946a04b4f886abb16ba9c64a21125a23850ce6f3e21533813aad96a1b8e51f5cf31d4454667ffce17f59904ef9d042f2fb3e53caec522bdc210f664e2f9189b2da0c57b58a1246adb84172c972fcde72156dc68dc45e9af289a156e23a932c961704708ae74e9f27e30b002e00000000000100200000008ec487480909f74c5ed463e0f988e033ca4e992a9fcfa57a0fe970e290c936890c0014001e5a0d428195c646a3102d0575554ebc0e0011003035303030303030303039310010001a004d6963726f736f667420436f72706f726174696f6e001100150053757266616365204c6170746f70203400', NULL, NULL, NULL);
INSERT INTO public.member VALUES ('t8svYaDrc222fPdBlyauGmmQhefCDY0h', 'd9pWjKO8SSlcMqws4hwg49Za8k49YcpB', '94PjQQJQMPuxoFtp3lznTs1CnwLY1XUR', 'owner', '2026-11-27 07:54:35.625+00');
INSERT INTO public.migrations VALUES ('0001_core.sql', 1795766073171);
INSERT INTO public.migrations VALUES ('0001_security.sql', 1795766073182);
INSERT INTO public.migrations VALUES ('0002_accounts.sql', 1795766073230);
INSERT INTO public.operation_devices VALUES (1, 1, 6, 'SYN-QEMU-0000006', 0, NULL);
INSERT INTO public.operations OVERRIDING SYSTEM VALUE VALUES (1, 1, 'a50d0971-4094-49c9-8cb9-c5a3fae876b3', 'remove', 'done', NULL, 1, 1, 1, 0, false, 1795766683388, 1795766083377, 1, 1795766083388, NULL, NULL, NULL);
INSERT INTO public.organization VALUES ('d9pWjKO8SSlcMqws4hwg49Za8k49YcpB', 'Contoso', 'contoso-082727ae', NULL, '2026-11-27 07:54:35.62+00', NULL);
INSERT INTO public.organization VALUES ('h40CMd9jvpanmBg01zicIbgj1jbUG2mt', 'Fabrikam', 'fabrikam-6e6fe2d0', NULL, '2026-11-27 07:54:42.644+00', NULL);
INSERT INTO public.organizations OVERRIDING SYSTEM VALUE VALUES (1, 'd9pWjKO8SSlcMqws4hwg49Za8k49YcpB', 'Contoso');
INSERT INTO public.organizations OVERRIDING SYSTEM VALUE VALUES (2, 'h40CMd9jvpanmBg01zicIbgj1jbUG2mt', 'Fabrikam');
INSERT INTO public.removed_devices VALUES (6, 1, 'syn-qemu-0000006', 1795766683388, 1, '{"ek": "3d34ab88936436619a1f4d6a529a0755", "id": 6, "org": 1, "uuid": "c59c220b05dcb9341de2d3664e99d679", "model": "Standard PC (Q35 + ICH9, 2009)", "state": 2, "tuple": "0fcc30d79c2c28a7608109f112e2e03d", "serial": "SYN-QEMU-0000006", "example": false, "on_roll": true, "version": 1, "attempts": 0, "os_build": 22621, "group_tag": "Sales", "upload_no": 1, "created_at": 1795766082844, "error_code": null, "request_id": null, "upload_row": 7, "captured_at": 1781444796, "hardware_id": 10005, "lease_until": null, "next_try_at": null, "error_reason": null, "last_seen_at": null, "lease_worker": null, "manufacturer": "QEMU", "assigned_user": null, "attention_row": null, "pending_since": null, "registered_at": 1795766082844, "registered_by": 1, "hardware_since": 1795766082844, "product_key_id": null, "attention_upload": null}');
INSERT INTO public.session VALUES ('XrbduMDxgXDOv8Sc6yVu6CNkbAR8bB2K', '2026-12-11 07:54:35.74+00', 'TWS4i4YyDbUsXgv4W5Vb5qL0gdSqmbcA', '2026-11-27 07:54:35.74+00', '2026-11-27 07:54:35.74+00', '', 'node', '94PjQQJQMPuxoFtp3lznTs1CnwLY1XUR', NULL);
INSERT INTO public.session VALUES ('VH99mryJflqaksnaLkEfJdj028WJ2fqz', '2026-12-11 07:54:49.457+00', 'OiikEjWwi2g7pwVJ24QbkD3iSudlX1O2', '2026-11-27 07:54:49.457+00', '2026-11-27 07:54:49.457+00', '', 'node', '94PjQQJQMPuxoFtp3lznTs1CnwLY1XUR', NULL);
INSERT INTO public.settings VALUES ('accounts-secret', 'u63C6H7UH4_qGotyyctrG4b-95AO6ePgbvnodX2pPxg');
INSERT INTO public.settings VALUES ('link.SV-1cfEpIUPF3OdCaEC4-tqg6DiQCBfP3FE2s3s2U04', '{"kind":"password","user":"94PjQQJQMPuxoFtp3lznTs1CnwLY1XUR","email":"ada@contoso.example","expiresAt":1795852484273}');
INSERT INTO public.upload_files VALUES (1, 1, 0, 'a.csv', 'intune', 'utf-8', ',', 7, '[]', NULL, 28158, true);
INSERT INTO public.upload_files VALUES (1, 2, 0, 'b.csv', 'intune', 'utf-8', ',', 1, '[]', NULL, 4068, true);
INSERT INTO public.upload_files VALUES (1, 3, 0, 'vendor.csv', 'intune', 'utf-8', ',', 2, '[]', NULL, 8082, true);
INSERT INTO public.upload_files VALUES (1, 4, 0, 'c.csv', 'intune', 'utf-8', ',', 2, '[]', NULL, 8083, true);
INSERT INTO public.upload_rows VALUES (1, 1, 2, 10000, 1770392564, 1, NULL, 26100, NULL, 0, 0, NULL, 8, 0, 0, NULL, 2, NULL, 'PF000001X', 'LENOVO', '21CB0000MH', NULL, NULL, '3305015960712', '\x14b0d367e49d4d3a20e1f843cfa95bd1', '\x484382da21bbcfce0da70a86bd1d1ea1', '\xd5ecea196117797f745caa048f419a3d', NULL, NULL, NULL);
INSERT INTO public.upload_rows VALUES (1, 1, 3, 10001, 1776329808, 2, NULL, 26100, NULL, 0, 0, NULL, 8, 0, 0, NULL, 2, NULL, '0000002J', 'Dell Inc.', 'Latitude 5430', NULL, NULL, '3305041728271', '\x7930578ac9a72b5e3118ca71945d41da', '\x2a304050f0d22da8de23580a853e0a85', '\xfc351dd963a86bc4f34209d1a814348d', NULL, NULL, NULL);
INSERT INTO public.upload_rows VALUES (1, 1, 4, 10002, 1772804727, 3, NULL, 26100, NULL, 0, 0, NULL, 8, 0, 0, NULL, 2, NULL, '050000000003', 'Microsoft Corporation', 'Surface Laptop 4', NULL, NULL, NULL, '\x41be99c70be8cd5b0343d5468f0ea4e1', '\xa4b585fe804271d1f83595c230089985', '\x7862adeef87514af26d05a255212f02b', NULL, NULL, NULL);
INSERT INTO public.upload_rows VALUES (1, 1, 5, 10003, 1770908611, 4, NULL, 22621, NULL, 0, 0, NULL, 8, 0, 0, NULL, 2, NULL, '070000000004', 'Microsoft Corporation', 'Surface Pro 9 with 5G', NULL, NULL, NULL, '\xa6f46774bc53805491b87f854a84c437', '\xf05b1fcd917b9232c8dfeaff83c82a35', '\xa36431037f78eb0a76926971a3ab3bb1', NULL, NULL, NULL);
INSERT INTO public.upload_rows VALUES (1, 1, 6, 10004, 1776463284, 5, NULL, 26100, NULL, 0, 0, NULL, 8, 0, 0, NULL, 2, NULL, '8CC0000005', 'HP', 'HP ProDesk 400 G4 DM', NULL, NULL, '3305023072707', '\x7dc2630bbe0a83a865d9e6f77b121231', '\xf8f11ae281cf0137b95322df94cd0a51', '\x068e0bb815f5b3622598e3f2fecaae69', NULL, NULL, NULL);
INSERT INTO public.upload_rows VALUES (1, 1, 7, 10005, 1781444796, 6, NULL, 22621, NULL, 0, 0, NULL, 8, 0, 0, NULL, 2, NULL, 'SYN-QEMU-0000006', 'QEMU', 'Standard PC (Q35 + ICH9, 2009)', NULL, NULL, NULL, '\x3d34ab88936436619a1f4d6a529a0755', '\xc59c220b05dcb9341de2d3664e99d679', '\x0fcc30d79c2c28a7608109f112e2e03d', NULL, NULL, NULL);
INSERT INTO public.upload_rows VALUES (1, 1, 8, 10006, NULL, 7, NULL, NULL, NULL, 2, 0, NULL, 0, 0, 0, 7, 1, 1, '0000050J', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'Hardware Hash', 'T0HGAwEAHAAAAAoAAQBYZgAACgABAFhmxuVtMQQCCQUCABAACQABAAoADAAB… (4000)', NULL);
INSERT INTO public.upload_rows VALUES (1, 2, 2, 10007, 1770478964, 1, NULL, 26100, NULL, 0, 2, NULL, 8, 0, 0, NULL, NULL, NULL, 'PF000001X', 'LENOVO', '21CB0000MH', NULL, NULL, '3305015960712', '\xe59d4a998c40f4926a539a98e10c2758', '\x7ead7ccaea0afde2b2e3cb308f20e824', '\xd5ecea196117797f745caa048f419a3d', NULL, NULL, NULL);
INSERT INTO public.upload_rows VALUES (1, 3, 2, 10008, 1769512674, NULL, NULL, 22621, NULL, 0, 0, NULL, 8, 0, 0, NULL, NULL, NULL, '5CG0000080', 'HP', 'HP EliteBook 840 G9', NULL, NULL, '3305023465750', '\x387ad36f04a00611453421bf8b369286', '\x156b87d36bb6b0dd3fe2a9c207e08908', '\x4d9a917654527a7c4597ff04d6b40b8f', NULL, NULL, NULL);
INSERT INTO public.upload_rows VALUES (1, 3, 3, 10009, 1775865265, NULL, NULL, 26200, NULL, 0, 0, NULL, 8, 0, 0, NULL, NULL, NULL, 'PF000081X', 'LENOVO', '21CB0000MH', NULL, NULL, '3305009592077', '\xf30e903c45b6b3b29e9973ae85d4d435', '\xc5779faff00f143f9a6f333dd79bee66', '\xd6bd29ef6e9634c19eb1b03a3717b8dd', NULL, NULL, NULL);
INSERT INTO public.upload_rows VALUES (1, 4, 2, 10010, 1778838356, NULL, NULL, 26200, NULL, 0, 0, NULL, 8, 0, 0, NULL, NULL, NULL, '0000090J', 'Dell Inc.', 'Latitude 5430', NULL, NULL, '3305037243974', '\xcb5b41388f20e52f50676da67e685abb', '\x43719d6804dcedbd25c3f38aae245c6c', '\x2b25464f7b627e4ce10123593c96c497', NULL, NULL, NULL);
INSERT INTO public.upload_rows VALUES (1, 4, 3, 10011, 1769886598, NULL, NULL, 26200, NULL, 0, 0, NULL, 8, 0, 0, NULL, NULL, NULL, '050000000091', 'Microsoft Corporation', 'Surface Laptop 4', NULL, NULL, NULL, '\x9390fe7e5a59e8eb2b5c2b3ac7d9be0e', '\xbff595f6c5c172403cc2fa04f71bbb3d', '\x4e520ffeac0e80d9b72e9715d4c366c4', NULL, NULL, NULL);
INSERT INTO public.uploads OVERRIDING SYSTEM VALUE VALUES (4, 1, 'e1dcb974-5f7a-4f44-a517-7c6fa46a3bfb', 'devices', 'checked', false, NULL, NULL, false, false, NULL, NULL, 1795766083241, 1, NULL, 1795766083263, 1795766083280, 1795766083311, NULL, 1796370883311, '{"rows":2,"accepted":2,"duplicates":0,"refused":0,"leftOut":0,"new":2,"unchanged":0,"updated":0,"attention":0,"claimedElsewhere":0,"notFound":0,"pending":0,"ready":0,"failed":0,"byReason":{},"byRepair":{},"byWarning":{}}', NULL, 2, 2, 1795766083280, NULL, NULL, false);
INSERT INTO public.uploads OVERRIDING SYSTEM VALUE VALUES (1, 1, 'bb98c1b1-2ad7-4f0a-90b9-4d36e5ac8bf9', 'devices', 'done', true, 'Sales', NULL, false, false, NULL, NULL, 1795766082705, 1, 1, 1795766082748, 1795766082762, 1795766082811, 1795766082870, NULL, '{"rows":7,"accepted":6,"duplicates":0,"refused":1,"leftOut":0,"new":6,"unchanged":0,"updated":0,"attention":0,"claimedElsewhere":0,"notFound":0,"pending":0,"ready":6,"failed":0,"byReason":{"checksum":1},"byRepair":{},"byWarning":{}}', 9007199254740991, 6, 6, 1795766082811, NULL, NULL, false);
INSERT INTO public.uploads OVERRIDING SYSTEM VALUE VALUES (2, 1, 'f3bcbdd9-983a-486e-b16f-a42fcf6805d0', 'devices', 'done', true, NULL, NULL, false, false, NULL, NULL, 1795766082930, 1, 1, 1795766082973, 1795766082982, 1795766083010, 1795766083063, NULL, '{"rows":1,"accepted":1,"duplicates":0,"refused":0,"leftOut":0,"new":0,"unchanged":0,"updated":0,"attention":1,"claimedElsewhere":0,"notFound":0,"pending":0,"ready":0,"failed":0,"byReason":{},"byRepair":{},"byWarning":{}}', 9007199254740991, 1, 1, 1795766083010, NULL, NULL, false);
INSERT INTO public.uploads OVERRIDING SYSTEM VALUE VALUES (3, 1, '84e9e94a-5139-497d-a89c-bc12ea4408d1', 'catalogue', 'done', true, NULL, NULL, false, false, NULL, NULL, 1795766083113, 1, 1, 1795766083129, 1795766083140, 1795766083163, 1795766083223, NULL, '{"rows":2,"accepted":2,"duplicates":0,"refused":0,"leftOut":0,"new":2,"unchanged":0,"updated":0,"attention":0,"claimedElsewhere":0,"notFound":0,"pending":0,"ready":2,"failed":0,"byReason":{},"byRepair":{},"byWarning":{}}', 9007199254740991, 2, 2, 1795766083163, NULL, NULL, false);
INSERT INTO public."user" VALUES ('94PjQQJQMPuxoFtp3lznTs1CnwLY1XUR', 'Ada', 'ada@contoso.example', true, NULL, '2026-11-27 07:54:35.476+00', '2026-11-27 07:54:35.476+00', NULL);
SELECT pg_catalog.setval('public.actors_no_seq', 1, true);
SELECT pg_catalog.setval('public.catalogues_no_seq', 1, true);
SELECT pg_catalog.setval('public.device_id', 8, true);
SELECT pg_catalog.setval('public.events_id_seq', 9, true);
SELECT pg_catalog.setval('public.hardware_id', 1, true);
SELECT pg_catalog.setval('public.operations_no_seq', 1, true);
SELECT pg_catalog.setval('public.organizations_no_seq', 2, true);
SELECT pg_catalog.setval('public.uploads_no_seq', 4, true);
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
ALTER TABLE ONLY public.removed_devices
    ADD CONSTRAINT removed_devices_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_token_key UNIQUE (token);
ALTER TABLE ONLY public.settings
    ADD CONSTRAINT settings_pkey PRIMARY KEY (key);
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
CREATE INDEX "account_userId_idx" ON public.account USING btree ("userId");
CREATE INDEX "apikey_configId_idx" ON public.apikey USING btree ("configId");
CREATE INDEX apikey_key_idx ON public.apikey USING btree (key);
CREATE INDEX "apikey_referenceId_idx" ON public.apikey USING btree ("referenceId");
CREATE INDEX catalogue_list ON public.catalogue_entries USING btree (org, catalogue_no, serial_key);
CREATE INDEX catalogue_serial ON public.catalogue_entries USING btree (org, serial_key);
CREATE UNIQUE INDEX "deviceCode_deviceCode_uidx" ON public."deviceCode" USING btree ("deviceCode");
CREATE UNIQUE INDEX "deviceCode_userCode_uidx" ON public."deviceCode" USING btree ("userCode");
CREATE INDEX device_counts_org ON public.device_counts USING btree (org, kind);
CREATE INDEX devices_attention ON public.devices USING btree (org) WHERE (attention_upload IS NOT NULL);
CREATE INDEX devices_error ON public.devices USING btree (org, error_code, error_reason) WHERE (error_code IS NOT NULL);
CREATE INDEX devices_example ON public.devices USING btree (org) WHERE example;
CREATE INDEX devices_model ON public.devices USING btree (org, model_key, id);
CREATE INDEX devices_pending ON public.devices USING btree (next_try_at) WHERE (state = 0);
CREATE INDEX devices_registered ON public.devices USING btree (org, registered_key, id);
CREATE INDEX devices_search ON public.devices USING gin (org, (((serial_key || '
'::text) || user_key)) public.gin_trgm_ops);
CREATE INDEX devices_seen ON public.devices USING btree (org, seen_key, id);
CREATE INDEX devices_serial ON public.devices USING btree (org, serial_key, id);
CREATE INDEX devices_state ON public.devices USING btree (org, state, id);
CREATE INDEX devices_tag ON public.devices USING btree (org, tag_key, id);
CREATE INDEX devices_user ON public.devices USING btree (org, user_key, id);
CREATE INDEX invitation_email_idx ON public.invitation USING btree (email);
CREATE INDEX "invitation_organizationId_idx" ON public.invitation USING btree ("organizationId");
CREATE INDEX "member_organizationId_idx" ON public.member USING btree ("organizationId");
CREATE INDEX "member_userId_idx" ON public.member USING btree ("userId");
CREATE INDEX operation_todo ON public.operation_devices USING btree (operation_no, device) WHERE (result IS NULL);
CREATE INDEX operations_open ON public.operations USING btree (no) WHERE ((status = ANY (ARRAY['waiting'::text, 'running'::text])) OR (undone_by IS NOT NULL));
CREATE INDEX "passkey_credentialID_idx" ON public.passkey USING btree ("credentialID");
CREATE INDEX "passkey_userId_idx" ON public.passkey USING btree ("userId");
CREATE INDEX removed_operation ON public.removed_devices USING btree (operation_no);
CREATE INDEX removed_serial ON public.removed_devices USING btree (org, serial_key);
CREATE INDEX removed_undo ON public.removed_devices USING btree (undo_until);
CREATE INDEX "session_userId_idx" ON public.session USING btree ("userId");
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
ALTER TABLE public.actors ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.catalogue_entries ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.catalogues ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.claims ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.device_counts ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.devices ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.events ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.hardware ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.hardware_history ENABLE ROW LEVEL SECURITY;
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
CREATE POLICY organization ON public.operation_devices USING ((org = public.current_organization()));
CREATE POLICY organization ON public.operations USING ((org = public.current_organization()));
CREATE POLICY organization ON public.removed_devices USING ((org = public.current_organization()));
CREATE POLICY organization ON public.upload_files USING ((org = public.current_organization()));
CREATE POLICY organization ON public.upload_rows USING ((org = public.current_organization()));
CREATE POLICY organization ON public.uploads USING ((org = public.current_organization()));
ALTER TABLE public.removed_devices ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.upload_files ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.upload_rows ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.uploads ENABLE ROW LEVEL SECURITY;
GRANT USAGE ON SCHEMA public TO muster_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.operations TO muster_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.removed_devices TO muster_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.uploads TO muster_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.claims TO muster_app;
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
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.member TO muster_app;
GRANT SELECT ON TABLE public.migrations TO muster_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.operation_devices TO muster_app;
GRANT SELECT,USAGE ON SEQUENCE public.operations_no_seq TO muster_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.organization TO muster_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.organizations TO muster_app;
GRANT SELECT,USAGE ON SEQUENCE public.organizations_no_seq TO muster_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.passkey TO muster_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.session TO muster_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.settings TO muster_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.upload_files TO muster_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.upload_rows TO muster_app;
GRANT SELECT,USAGE ON SEQUENCE public.uploads_no_seq TO muster_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public."user" TO muster_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.verification TO muster_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT,USAGE ON SEQUENCES  TO muster_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT,INSERT,DELETE,UPDATE ON TABLES  TO muster_app;
