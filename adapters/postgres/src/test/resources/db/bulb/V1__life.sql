grant usage, create on schema bulb to "${owner}";
grant usage on schema bulb to "${application}";
grant usage, create on schema bulb to "${projections}";

set local role "${owner}";

-- The shape of the toy read model; the database keeps a limit of its own.
create table bulb.life (
    category text collate "C" not null,
    bulb text collate "C" not null,
    times_on bigint not null default 0,
    lit boolean not null,
    last_at timestamptz not null,
    note text,
    watts integer[] not null constraint no_searchlight check (5000 > all (watts)),
    primary key (category, bulb)
);

create index on bulb.life (times_on desc, bulb);
create unique index on bulb.life (bulb, category) where lit;

grant select on bulb.life to "${application}", "${projections}";

reset role;
