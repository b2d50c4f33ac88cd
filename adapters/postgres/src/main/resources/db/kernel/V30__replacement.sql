set local role "${owner}";

-- A process that another one replaces gets a hold in its partitions first. It is closed once all of them are done up to
-- the hold; then it never acts again. `absent_since` is the instant from which on no node of the acting version was
-- known to be live.
alter table kernel.process
    add column successor text collate "C",
    add column closed_at timestamptz,
    add column absent_since timestamptz,
    add check (closed_at is null or successor is not null);

grant update (successor, closed_at, absent_since) on kernel.process to "${application}";

reset role;
