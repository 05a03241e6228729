-- A file that is sent again is another sending; what an earlier one still brings is refused. Counted through the whole
-- upload, so that no number comes twice, also where a file was dropped meanwhile.
alter table uploads add column sendings integer not null default 0;
alter table upload_files add column sending integer not null default 0;
