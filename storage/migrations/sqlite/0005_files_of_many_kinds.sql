-- What reading a file found beyond its shape (storage/file-details.ts), and what a row's repairs and warnings changed or
-- did not take, or which machine its refused hash seems to be of (storage/row-remarks.ts): JSON, mostly absent.
alter table upload_files add column details text not null default '{}';
alter table upload_rows add column remarks text;
