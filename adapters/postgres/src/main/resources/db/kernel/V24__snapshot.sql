set local role "${owner}";

-- States of long streams, from which a node may begin to read. A cache: it may be emptied at any time, and no backup
-- needs it. Unlogged, so it costs no WAL, and after a crash or a fail-over it is empty.
--
-- `sealed` and `chain` are those of the batch with the last event of the state, when it was read. A row counts only
-- while the log has this seal: the chain covers every event through it.
create unlogged table kernel.snapshot (
    stream text collate "C" primary key,
    version bigint not null,
    position bigint not null,
    form integer not null,
    state text collate "C" not null,
    digest bytea not null,
    sealed bigint not null,
    chain bytea not null
);

grant select, insert, update, delete on kernel.snapshot to "${application}";

reset role;
