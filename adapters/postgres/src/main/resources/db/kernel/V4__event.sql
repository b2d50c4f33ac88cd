set local role "${owner}";

-- The log. `metadata` and `data` are json, not jsonb: the bytes stay as they were sent, and the digest covers them.
-- No event has another id than its stream and version. Not partitioned: PostgreSQL cannot keep (stream, version)
-- unique across partitions by position. Checks are those of `append`, the only writer: a check constraint would be
-- parsed anew by every call of it, and verification looks at all of this anyhow.
create table kernel.event (
    position bigint primary key,
    version bigint not null,
    recorded_at timestamptz not null,
    schema_version integer not null,
    category text collate "C" not null,
    stream text collate "C" not null,
    type text collate "C" not null,
    metadata json not null,
    data json not null,
    digest bytea not null,
    -- a backstop: it refuses a version that is too low, but not one that is too high
    unique (stream, version)
);

create trigger stays before update or delete or truncate on kernel.event
    for each statement execute function kernel.refuse_change();
alter table kernel.event enable always trigger stays;

grant select on kernel.event to "${application}", "${projections}";

reset role;
