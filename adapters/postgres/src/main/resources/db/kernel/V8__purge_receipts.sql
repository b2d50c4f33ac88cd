set local role "${owner}";

-- Forgets what clients did longer ago than this: a resend under such a key is then a new request. Receipts of the
-- system's own principals (those with a colon) stay for ever. At most a thousand at a time, so that no transaction is
-- long: call it until it answers 0.
create function kernel.purge_receipts(older_than interval) returns bigint
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
        where r.recorded_at < now() - older_than and position(':' in r.principal) = 0
        limit 1000));
    get diagnostics purged = row_count;
    return purged;
end
$$;

revoke all on function kernel.purge_receipts from public;
grant execute on function kernel.purge_receipts to "${application}";

reset role;
