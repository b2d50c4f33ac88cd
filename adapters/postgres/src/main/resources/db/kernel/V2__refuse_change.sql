set local role "${owner}";

-- The second line behind the grants: what is recorded stays, whoever asks.
create function kernel.refuse_change() returns trigger
    language plpgsql
as $$
begin
    raise exception '% of kernel.% refused: what is recorded stays', lower(tg_op), tg_table_name
        using errcode = 'insufficient_privilege';
end
$$;

revoke all on function kernel.refuse_change() from public;

reset role;
