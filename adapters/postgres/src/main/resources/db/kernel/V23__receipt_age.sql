set local role "${owner}";

-- For the purge of expired receipts, which each node looks for every hour. The index has one entry for a range of pages,
-- so an append pays next to nothing for it. While the index is created, appends with a key wait.
create index receipt_age on kernel.receipt using brin (recorded_at);

reset role;
