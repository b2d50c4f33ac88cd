set local role "${owner}";

-- Where the log stands: one row, locked by every append until its commit. Positions are dense because of it.
create table kernel.head (
    single boolean primary key default true check (single),
    incarnation uuid not null default gen_random_uuid(),
    position bigint not null,
    recorded_at timestamptz not null,
    chain bytea not null
) with (fillfactor = 10);

insert into kernel.head (position, recorded_at, chain)
values (0, 'epoch', decode(repeat('00', 32), 'hex'));

create trigger stays before delete or truncate on kernel.head
    for each statement execute function kernel.refuse_change();
alter table kernel.head enable always trigger stays;

-- An import may give the log another incarnation; nobody may set it back.
create trigger advances before update on kernel.head
    for each row when (new.position < old.position or new.recorded_at < old.recorded_at)
    execute function kernel.refuse_change();
alter table kernel.head enable always trigger advances;

grant select on kernel.head to "${application}", "${projections}";

reset role;
