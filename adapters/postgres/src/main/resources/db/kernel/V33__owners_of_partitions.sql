set local role "${owner}";

-- A node that owns a partition is live, as one that owns a view is. The registry of nodes asks in the role of
-- projections, which sees the owners and nothing else of processes.
grant select (process, partition, owner, lease_until) on kernel.process_partition to "${projections}";

reset role;
