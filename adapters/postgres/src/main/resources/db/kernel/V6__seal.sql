set local role "${owner}";

-- What one batch of appends left behind. `format` says how `chain` was computed: in 1 it is
-- sha256(chain before || first || last || recorded_at in microseconds since 1970 || digests in order of position),
-- numbers in eight bytes, big-endian.
create table kernel.seal (
    first bigint primary key,
    last bigint not null,
    recorded_at timestamptz not null,
    format integer not null,
    chain bytea not null
);

create trigger stays before update or delete or truncate on kernel.seal
    for each statement execute function kernel.refuse_change();
alter table kernel.seal enable always trigger stays;

grant select on kernel.seal to "${application}", "${projections}";

reset role;
