grant usage, create on schema chess to "${owner}";
grant usage on schema chess to "${application}", "${projections}";

set local role "${owner}";

-- The player directory: the only place that holds people's names. No other table refers to it, so forgetting a person
-- is deleting a row. One row per exact spelling.
create table chess.player (
    id text collate "C" primary key check (id ~ '^[A-Za-z0-9_-]{1,64}$'),
    name text collate "C" not null unique check (char_length(name) between 1 and 500)
);

grant select, insert, delete on chess.player to "${application}";
grant select on chess.player to "${projections}";

reset role;
