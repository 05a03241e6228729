-- What a registrar keeps of a device between being asked and answering, and afterwards: what it sent, ids of the other
-- side. Its own JSON, one value a registrar; it stays while the removal of the device can be undone.

create table registrar_data (
  device integer not null,
  registrar text not null,
  org integer not null,
  data text not null,
  kept_at integer not null,
  primary key (device, registrar)
) strict, without rowid;
