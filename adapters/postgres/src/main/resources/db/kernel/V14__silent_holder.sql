set local role "${owner}";

-- Whoever has called `append` holds the head row to the end of the transaction, and with it every other writer. So the
-- call itself limits how long that may last, whoever made it and however the session was set up: a second without a
-- word, eight seconds in all. The settings are those of this transaction alone.
create function kernel.limit_holder() returns trigger
    language plpgsql
as $$
begin
    perform set_config('idle_in_transaction_session_timeout', '1s', true);
    perform set_config('transaction_timeout', '8s', true);
    return null;
end
$$;

revoke all on function kernel.limit_holder() from public;

-- every append writes receipts, if it gets that far
create trigger limits_holder after insert on kernel.receipt
    for each statement execute function kernel.limit_holder();
alter table kernel.receipt enable always trigger limits_holder;

reset role;
