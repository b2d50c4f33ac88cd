grant usage, create on schema loans to "${owner}";
grant usage on schema loans to "${application}";
grant usage, create on schema loans to "${projections}";

set local role "${owner}";

-- The shape of the read model: always empty. Its rows are in generations, which are tables made like this one.
create table loans.open_loans (
    id uuid primary key,
    reader text collate "C" not null,
    copy text collate "C" not null,
    due timestamptz not null,
    extensions integer not null,
    overdue boolean not null,
    reminded boolean not null
);

-- Each query has its index, in the order of its answer.
create index on loans.open_loans (reader, due, id);
create index on loans.open_loans (due, id) where overdue and not reminded;

grant select on loans.open_loans to "${projections}", "${application}";

reset role;
