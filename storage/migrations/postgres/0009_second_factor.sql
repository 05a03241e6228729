-- A second factor, as the account library keeps it (better-auth 1.7.5, its two-factor plugin).

alter table "user" add column "twoFactorEnabled" boolean;

create table "twoFactor" (
  "id" text not null primary key,
  "secret" text not null,
  "backupCodes" text not null,
  "userId" text not null references "user" ("id") on delete cascade,
  "verified" boolean,
  "failedVerificationCount" integer,
  "lockedUntil" timestamptz
);
create index "twoFactor_userId_idx" on "twoFactor" ("userId");

-- From here on a digest stands in the place of what lets somebody in (session and device code, one-time identifiers), and
-- the key that signs is another one. Everybody signs in once more; tokens of a sign-in provider are not kept at all.
delete from "session";
delete from "verification";
delete from "deviceCode";
delete from settings where key = 'accounts-secret';
update "account" set "accessToken" = null, "refreshToken" = null, "idToken" = null;
