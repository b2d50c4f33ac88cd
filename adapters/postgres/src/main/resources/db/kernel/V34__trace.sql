-- Views of the kernel have a schema of their own: the role of projections makes tables there, and none next to the log.
create schema kernel_views;

grant usage, create on schema kernel_views to "${owner}";
grant usage on schema kernel_views to "${application}";
grant usage, create on schema kernel_views to "${projections}";

set local role "${owner}";

-- The shape of the view `trace`: always empty. Its key is its only index, and serves its only query: the events of a
-- value, in the order of the log.
create table kernel_views.trace (
    kind text collate "C" not null,
    value text collate "C" not null,
    position bigint not null,
    primary key (kind, value, position)
);

grant select on kernel_views.trace to "${projections}", "${application}";

reset role;
