-- Lists of devices kept under a name: `owner` is `user:ID` or `token:ID`, null where it is the organization's.

create table views (
  org integer not null,
  id text not null,
  name text not null,
  owner text,
  look text not null,
  changed_at integer not null,
  changed_by integer not null,
  primary key (org, id)
) strict, without rowid;
