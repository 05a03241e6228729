-- A person's answer to a row's changed hardware (storage/codes.ts), given while its upload is checked, with the hardware
-- record that it was compared with: registering carries it out where the device still has that record.
alter table upload_rows add column answer integer;
alter table upload_rows add column answer_to integer;

-- Counts tell apart what was answered.
update uploads set counts = json_set(counts, '$.answered', 0);

-- How many answers each upload waits for is counted on the devices, along one index.
drop index devices_attention;
create index devices_attention on devices (org, attention_upload) where attention_upload is not null;
