set local role "${owner}";

-- True if the receipts of this principal expire. The words are those that the application gives to clients: `anonymous`,
-- and `actor:` before the id that a client chose. Any other principal is a component of the system (`system:import`), and
-- its receipts stay for ever. The earlier rule, a colon anywhere, took every client with an id for a component.
create function kernel.is_client(principal text) returns boolean
    language sql
    immutable
    set search_path = pg_catalog, pg_temp
as $$
    select principal = 'anonymous' or starts_with(principal, 'actor:')
$$;

revoke all on function kernel.is_client from public;

drop trigger expires on kernel.receipt;
create trigger expires before delete on kernel.receipt
    for each row when (not kernel.is_client(old.principal) or old.recorded_at > now() - interval '1 day')
    execute function kernel.refuse_change();
alter table kernel.receipt enable always trigger expires;

create or replace function kernel.purge_receipts(older_than interval) returns bigint
    language plpgsql
    security definer
    set search_path = pg_catalog, pg_temp
as $$
declare
    purged bigint;
begin
    if older_than < interval '1 day' then
        raise exception 'receipts are kept for a day at least, not for %', older_than
            using errcode = 'invalid_parameter_value';
    end if;
    delete from kernel.receipt
    where ctid = any (array(
        select r.ctid
        from kernel.receipt r
        where r.recorded_at < now() - older_than and kernel.is_client(r.principal)
        limit 1000));
    get diagnostics purged = row_count;
    return purged;
end
$$;

reset role;
