set local role "${owner}";

-- The programs that have the log open: servers, and commands that write. A program writes its row again with every
-- heartbeat, by the clock of this database. The table `node` says of views only which node keeps them current; releases
-- before this one know no other table.
create table kernel.registered_node (
    node text collate "C" primary key,
    release text not null,
    roles text[] not null,
    -- kind, name, version and parameters of each thing that the node can follow
    follows text[] not null,
    -- the leases for which its consumers have stopped
    stopped text[] not null,
    -- name and newest version of each event type that it reads
    reads text[] not null,
    heartbeat_at timestamptz not null,
    alive_until timestamptz not null
);

-- The last heartbeat of any node that answers clients. All such nodes lock this row for a moment, so that only the
-- first one that comes back records a downtime.
create table kernel.last_heartbeat (
    single boolean primary key default true check (single),
    at timestamptz not null
);

-- Times in which no node answered clients. Nothing changes a row.
create table kernel.downtime (
    begun_at timestamptz not null,
    ended_at timestamptz primary key,
    check (begun_at < ended_at)
);

grant select, insert, update, delete on kernel.registered_node to "${projections}";
grant select, insert, update on kernel.last_heartbeat to "${projections}";
grant select, insert on kernel.downtime to "${projections}";
grant select on kernel.registered_node, kernel.last_heartbeat, kernel.downtime to "${application}";

reset role;
