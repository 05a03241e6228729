-- What a registrar keeps of a device between being asked and answering, and afterwards: what it sent, ids of the other
-- side. Its own JSON, one value a registrar; it stays while the removal of the device can be undone.

create table registrar_data (
  device bigint not null,
  registrar text not null,
  org integer not null,
  data jsonb not null,
  kept_at bigint not null,
  primary key (device, registrar)
);

alter table registrar_data enable row level security;
create policy organization on registrar_data using (org = current_organization());
