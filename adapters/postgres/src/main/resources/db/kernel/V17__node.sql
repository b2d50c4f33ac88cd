set local role "${owner}";

-- The nodes that live, with the identities of views that each follows. A node says so again all the time; a row counts
-- until it runs out, by the clock of this database.
create table kernel.node (
    node text collate "C" not null,
    view text collate "C" not null,
    version integer not null,
    parameters text collate "C" not null,
    alive_until timestamptz not null,
    primary key (node, view, version, parameters)
);

grant select, insert, update, delete on kernel.node to "${projections}";
grant select on kernel.node to "${application}";

reset role;
