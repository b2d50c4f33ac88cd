set local role "${owner}";

-- What was decided about views, when, and by whom.
create table kernel.audit (
    number bigint generated always as identity primary key,
    at timestamptz not null default clock_timestamp(),
    by_whom text not null,
    view text collate "C" not null,
    action text collate "C" not null,
    detail text not null
);

create trigger stays before update or delete or truncate on kernel.audit
    for each statement execute function kernel.refuse_change();
alter table kernel.audit enable always trigger stays;

grant select, insert on kernel.audit to "${projections}";
grant select on kernel.audit to "${application}";

reset role;
