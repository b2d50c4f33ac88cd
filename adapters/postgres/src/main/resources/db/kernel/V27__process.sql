set local role "${owner}";

-- Processes that were ever started. Only the application's role writes these tables: a rebuild of a view must reach no
-- process. Where a process acts from never changes, so only its version and the ceiling may be updated.
create table kernel.process (
    process text collate "C" primary key,
    partitions integer not null check (partitions >= 1),
    acts_from bigint not null,
    acts_at timestamptz not null,
    acting_version integer not null default 0,
    ceiling integer
);

-- One partition of a process, with its own progress and lease. Every step of its owner updates its row; nothing that a
-- step changes is indexed, and there is room for the row's next versions on its page. The version is that of the owner,
-- or of the last one.
create table kernel.process_partition (
    process text collate "C" not null references kernel.process,
    partition integer not null check (partition >= 0),
    position bigint not null default 0,
    epoch bigint not null default 0,
    revision bigint not null default 0,
    rows_version integer not null default 0,
    rows_through bigint not null default 0,
    paused boolean not null default false,
    hold_at bigint,
    owner text collate "C",
    owner_version integer,
    lease_until timestamptz,
    primary key (process, partition)
) with (fillfactor = 20);

-- States of instances, a fold of the log. The type json keeps the text of a state as it is. These rows and the next two
-- tables' are written in a transaction that moves the row of their partition, so they need no foreign key.
create table kernel.process_instance (
    process text collate "C" not null,
    partition integer not null,
    instance text collate "C" not null,
    state json not null,
    deadline timestamptz,
    deadline_since text collate "C",
    deadline_position bigint,
    last_event text collate "C" not null,
    correlation text collate "C" not null,
    trace text collate "C",
    primary key (process, partition, instance),
    check (num_nulls(deadline, deadline_since, deadline_position) in (0, 3))
) with (fillfactor = 70);

create index process_instance_deadline on kernel.process_instance (process, partition, deadline)
    where deadline is not null;

-- Instances that the checkpoint has passed. What failed is an event alone (evolve), an event and the name of a reaction,
-- or a deadline and the event since which it was implied.
create table kernel.process_entry (
    process text collate "C" not null,
    partition integer not null,
    instance text collate "C" not null,
    kind text collate "C" not null check (kind in ('waiting', 'parked')),
    cause text collate "C" not null check (cause in ('evolve', 'reacting', 'deadline')),
    cause_event text collate "C" not null,
    cause_reaction text collate "C" check ((cause_reaction is not null) = (cause = 'reacting')),
    cause_deadline timestamptz check ((cause_deadline is not null) = (cause = 'deadline')),
    held_from bigint not null,
    silent_through bigint not null,
    reason text not null,
    since timestamptz not null,
    primary key (process, partition, instance)
);

-- The last deadline of an instance that fired.
create table kernel.process_fired (
    process text collate "C" not null,
    partition integer not null,
    instance text collate "C" not null,
    deadline timestamptz not null,
    deadline_since text collate "C" not null,
    primary key (process, partition, instance)
);

-- Events that an operator left out for ever: of the folds of one instance, or at a position for all of them.
create table kernel.process_given_up (
    process text collate "C" not null,
    partition integer not null,
    instance text collate "C" not null,
    event text collate "C" not null,
    primary key (process, partition, instance, event),
    foreign key (process, partition) references kernel.process_partition
);

create table kernel.process_left_out (
    process text collate "C" not null references kernel.process,
    position bigint not null,
    primary key (process, position)
);

-- What operators asked the owner of a partition to do. A row stays when the wish is settled: it says who asked for what,
-- and when.
create table kernel.process_wish (
    number bigint generated always as identity primary key,
    process text collate "C" not null,
    partition integer not null,
    request text collate "C" not null check (request in ('retry', 'give-up', 'give-up-position', 'hand-over')),
    instance text collate "C",
    cause text collate "C" check (cause in ('evolve', 'reacting', 'deadline')),
    cause_event text collate "C",
    cause_reaction text collate "C",
    cause_deadline timestamptz,
    position bigint,
    version integer,
    by_whom text not null,
    at timestamptz not null default clock_timestamp(),
    settled_at timestamptz,
    foreign key (process, partition) references kernel.process_partition
);

create index process_wish_open on kernel.process_wish (process, partition, number) where settled_at is null;

create trigger stays before delete or truncate on kernel.process
    for each statement execute function kernel.refuse_change();
create trigger stays before delete or truncate on kernel.process_partition
    for each statement execute function kernel.refuse_change();
create trigger stays before update or delete or truncate on kernel.process_given_up
    for each statement execute function kernel.refuse_change();
create trigger stays before update or delete or truncate on kernel.process_left_out
    for each statement execute function kernel.refuse_change();
create trigger stays before delete or truncate on kernel.process_wish
    for each statement execute function kernel.refuse_change();
alter table kernel.process enable always trigger stays;
alter table kernel.process_partition enable always trigger stays;
alter table kernel.process_given_up enable always trigger stays;
alter table kernel.process_left_out enable always trigger stays;
alter table kernel.process_wish enable always trigger stays;

grant select, insert, update (acting_version, ceiling) on kernel.process to "${application}";
grant select, insert, update on kernel.process_partition to "${application}";
grant select, insert, update, delete
    on kernel.process_instance, kernel.process_entry, kernel.process_fired to "${application}";
grant select, insert on kernel.process_given_up, kernel.process_left_out to "${application}";
grant select, insert, update (settled_at) on kernel.process_wish to "${application}";

reset role;
