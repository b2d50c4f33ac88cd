set local role "${owner}";

-- Views that were ever filled. The row is what those lock who decide on a view's generations.
create table kernel.filled (
    view text collate "C" primary key
);

-- One filling of a view: a table of its own, with its own progress and lease. Every step of its consumer updates its
-- row; nothing that a step changes is indexed, and there is room for the row's next versions on its page.
create table kernel.generation (
    number bigint generated always as identity primary key,
    view text collate "C" not null references kernel.filled,
    version integer not null,
    parameters text collate "C" not null,
    stage text collate "C" not null check (stage in ('loading', 'loaded', 'retired')),
    position bigint not null,
    epoch bigint not null default 0,
    revision bigint not null default 0,
    owner text collate "C",
    lease_until timestamptz,
    lease_length interval not null default interval '10 seconds',
    handed_to text collate "C",
    handed_until timestamptz,
    paused boolean not null default false,
    hold_at bigint,
    hold_until timestamptz,
    stopped text,
    load_through bigint,
    load_passes integer,
    load_done integer,
    load_read bigint,
    load_rows bigint,
    load_cancelled boolean,
    load_millis bigint,
    loader text collate "C",
    loader_until timestamptz,
    -- its rows are in the table of its shape's name with its number behind it; a clean-up needs no more to drop them
    schema_name text collate "C" not null,
    shape_name text collate "C" not null,
    created_at timestamptz not null default clock_timestamp(),
    retired_at timestamptz
) with (fillfactor = 20);

-- Which generation answers the queries of an identity, and which did before.
create table kernel.pointer (
    view text collate "C" not null references kernel.filled,
    version integer not null,
    parameters text collate "C" not null,
    generation bigint not null references kernel.generation,
    previous bigint references kernel.generation,
    primary key (view, version, parameters)
);

grant select, insert, update, delete on kernel.filled, kernel.generation, kernel.pointer to "${projections}";
grant select on kernel.filled, kernel.generation, kernel.pointer to "${application}";

reset role;
