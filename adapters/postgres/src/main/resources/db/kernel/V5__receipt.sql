set local role "${owner}";

-- The record that a command was done, written with its events. `wrote` and `saw` are the versions that the answer
-- depends on, as `stream@version` parted by blanks: the last event of each stream written, and the states that were
-- judged without being written. Keys are hashed, since clients put anything there.
create table kernel.receipt (
    recorded_at timestamptz not null,
    first_position bigint,
    last_position bigint,
    principal text collate "C" not null,
    key_hash bytea not null,
    request_hash bytea not null,
    outcome text collate "C" not null,
    wrote text collate "C" not null,
    saw text collate "C" not null,
    primary key (principal, key_hash)
);

create trigger stays before update or truncate on kernel.receipt
    for each statement execute function kernel.refuse_change();
alter table kernel.receipt enable always trigger stays;

-- A principal with a colon (`process:rating`, `import:archive`) belongs to the system: what it did is never forgotten.
create trigger expires before delete on kernel.receipt
    for each row when (position(':' in old.principal) > 0 or old.recorded_at > now() - interval '1 day')
    execute function kernel.refuse_change();
alter table kernel.receipt enable always trigger expires;

grant select on kernel.receipt to "${application}", "${projections}";

reset role;
