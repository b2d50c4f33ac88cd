set local role "${owner}";

-- What was handed to a generation per bucket of positions: how many events, and the exclusive or of a hash of each
-- position. Every step adds to a row; nothing that it changes is indexed.
create table kernel.delivery (
    generation bigint not null references kernel.generation on delete cascade,
    bucket bigint not null,
    count bigint not null,
    hash bigint not null,
    primary key (generation, bucket)
) with (fillfactor = 80);

grant select, insert, update, delete on kernel.delivery to "${projections}";
grant select on kernel.delivery to "${application}";

reset role;
