set local role "${owner}";

-- Acts of operators that need no owner are recorded with the wishes. They are settled when they are written.
alter table kernel.process_wish drop constraint process_wish_request_check;
alter table kernel.process_wish add constraint process_wish_request_check check (
    request in (
        'retry', 'give-up', 'give-up-position', 'hand-over', 'pause', 'resume', 'roll-back', 'roll-forward'));

-- Number of deadlines that fired, by class of lateness. The row of a fired deadline leaves with its instance, so it
-- cannot say how late deadlines fire.
create table kernel.process_lateness (
    process text collate "C" not null,
    partition integer not null,
    millis bigint not null check (millis >= 1),
    fired bigint not null check (fired >= 1),
    primary key (process, partition, millis),
    foreign key (process, partition) references kernel.process_partition
) with (fillfactor = 50);

grant select, insert, update (fired) on kernel.process_lateness to "${application}";

reset role;
