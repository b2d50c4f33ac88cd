set local role "${owner}";

-- What a generation leaves aside because it failed there: one key or one stream, with the position of the first failure
-- and how many later events wait behind it.
create table kernel.parked (
    generation bigint not null references kernel.generation on delete cascade,
    entry text collate "C" not null,
    position bigint not null,
    reason text not null,
    further bigint not null default 0,
    primary key (generation, entry)
);

-- What an operator decided to leave out for ever, in every generation of an identity: an event of one row, or a stream
-- from a position on.
create table kernel.given_up (
    view text collate "C" not null references kernel.filled,
    version integer not null,
    parameters text collate "C" not null,
    entry text collate "C" not null,
    position bigint not null,
    primary key (view, version, parameters, entry, position)
);

create trigger stays before update or delete or truncate on kernel.given_up
    for each statement execute function kernel.refuse_change();
alter table kernel.given_up enable always trigger stays;

grant select, insert, update, delete on kernel.parked to "${projections}";
grant select, insert on kernel.given_up to "${projections}";
grant select on kernel.parked, kernel.given_up to "${application}";

reset role;
