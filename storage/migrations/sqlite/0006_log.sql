-- The organization's log: people's events become acts on devices, uploads, operations and catalogues as well, read by
-- time, by who did them and by a text. Counts of uploads and operations are read where they stand.

alter table organization_events add column about text not null default '';
update organization_events
set about = json_extract(details, '$.about'), details = json_remove(details, '$.about');

-- What was done before there was a log.
create table earlier (at integer not null, org integer not null, kind text not null, actor integer not null,
  about text not null, details text not null);
insert into earlier
select coalesce(u.work_started_at, u.checked_at, u.created_at), u.org,
  case u.kind when 'catalogue' then 'catalogue-imported' else 'devices-registered' end, u.registered_by,
  coalesce((select name from upload_files f where f.upload_no = u.no order by number limit 1), ''),
  json_patch(json_object('upload', u.id),
    case when (select count(*) from upload_files f where f.upload_no = u.no) > 1
      then json_object('more', (select count(*) - 1 from upload_files f where f.upload_no = u.no)) else '{}' end)
from uploads u where u.registered_by is not null;
insert into earlier
select o.created_at, o.org,
  case o.action when 'tag' then 'devices-tagged' when 'assign' then 'devices-assigned'
    when 'retry' then 'devices-retried' else 'devices-removed' end,
  o.created_by,
  case o.total when 1 then coalesce((select serial from operation_devices d where d.operation_no = o.no), '') else '' end,
  json_patch(json_object('operation', o.id, 'value', o.value),
    case o.total when 1 then json_object('device', (select device from operation_devices d where d.operation_no = o.no))
      else '{}' end)
from operations o;
insert into organization_events (org, id, at, kind, actor, about, details)
select org, (select next from sequences where name = 'event') + row_number() over (order by at) - 1, at, kind, actor,
  about, details
from earlier;
update sequences set next = next + (select count(*) from earlier) where name = 'event';
drop table earlier;

create index organization_events_at on organization_events (org, at, id);
create index organization_events_actor on organization_events (org, actor, at, id);
