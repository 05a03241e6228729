-- Lists of devices kept under a name: `owner` is `user:ID` or `token:ID`, null where it is the organization's.

create table views (
  org integer not null,
  id text not null,
  name text not null,
  owner text,
  look jsonb not null,
  changed_at bigint not null,
  changed_by integer not null,
  primary key (org, id)
);

alter table views enable row level security;
create policy organization on views using (org = current_organization());
