set local role "${owner}";

-- Whether the node steps the view with its appends, too. A release that does not say so does not.
alter table kernel.node add column inline boolean not null default false;

reset role;
