-- The organization's log: people's events become acts on devices, uploads, operations and catalogues as well, read by
-- time, by who did them and by a text. Counts of uploads and operations are read where they stand.

alter table organization_events add column about text not null default '';
update organization_events
set about = coalesce(details ->> 'about', ''), details = (details::jsonb - 'about')::json;

-- What was done before there was a log.
insert into organization_events (org, at, kind, actor, about, details)
select org, at, kind, actor, about, details from (
  select u.org, coalesce(u.work_started_at, u.checked_at, u.created_at) as at,
    case u.kind when 'catalogue' then 'catalogue-imported' else 'devices-registered' end as kind,
    u.registered_by as actor, coalesce(f.first, '') as about,
    (jsonb_build_object('upload', u.id)
      || case when f.files > 1 then jsonb_build_object('more', f.files - 1) else '{}' end)::json as details
  from uploads u cross join lateral (
    select count(*) as files, (array_agg(name order by number))[1] as first from upload_files where upload_no = u.no
  ) as f
  where u.registered_by is not null
  union all
  select o.org, o.created_at,
    case o.action when 'tag' then 'devices-tagged' when 'assign' then 'devices-assigned'
      when 'retry' then 'devices-retried' else 'devices-removed' end,
    o.created_by, coalesce(d.serial, ''),
    (jsonb_build_object('operation', o.id, 'value', o.value)
      || case when d.device is null then '{}' else jsonb_build_object('device', d.device) end)::json
  from operations o left join operation_devices d on o.total = 1 and d.operation_no = o.no
) as earlier
order by at;

create index organization_events_at on organization_events (org, at, id);
create index organization_events_actor on organization_events (org, actor, at, id);
