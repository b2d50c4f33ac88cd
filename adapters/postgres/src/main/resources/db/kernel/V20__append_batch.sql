set local role "${owner}";

-- Limits how long the caller of an append may hold the head row, and with it every other writer: a second without a
-- word, eight seconds in all, however the session was set up. The settings are those of this transaction alone. Setting
-- one costs more than reading it, and the appender's session has them already.
drop trigger limits_holder on kernel.receipt;
drop function kernel.limit_holder();
create function kernel.limit_holder() returns void
    language plpgsql
as $$
begin
    if current_setting('idle_in_transaction_session_timeout') <> '1s' then
        perform set_config('idle_in_transaction_session_timeout', '1s', true);
    end if;
    if current_setting('transaction_timeout') <> '8s' then
        perform set_config('transaction_timeout', '8s', true);
    end if;
end
$$;

revoke all on function kernel.limit_holder() from public;

-- Appends a batch: several appends, each with its streams and events, each all or nothing.
--
-- The head row is locked first. Every statement after it has a snapshot newer than the lock, so what it sees of
-- receipts and versions is what holds until the commit. One append of a batch that is refused (its receipt is there, or
-- a stream is not where it expects it) excludes only itself. No two appends of a batch may name the same stream or key:
-- the unique keys refuse such a batch as a whole.
--
-- Arrays have one element per stream of an append, per event, or per receipt; appends are counted from 1 and never fall.
-- An append without a receipt has a key in no table: its caller recognises it by the digest of its first event.
-- Digests come end to end, 32 bytes each. `last_events` counts the events of the batch through those of this append.
--
-- Answers one row per append that is refused, then one row for the batch: where the events of all other appends begin,
-- which follow each other in the order of the arrays. For a conflict `expected` and `actual` of its first stream that
-- was elsewhere, and position and digest of the event that has the version the append wanted; for a receipt that was
-- there, that receipt.
create function kernel.append_batch(
    -- per stream of an append
    stream_of integer[],
    streams text[],
    expecteds bigint[],
    -- per event
    event_of integer[],
    event_streams text[],
    versions bigint[],
    types text[],
    schema_versions integer[],
    metadatas text[],
    datas text[],
    digests bytea,
    -- per receipt
    receipt_of integer[],
    event_counts integer[],
    last_events integer[],
    principals text[],
    key_hashes bytea[],
    request_hashes bytea[],
    outcomes text[],
    wrotes text[],
    saws text[]
) returns table (
    append integer,
    result text,
    first_position bigint,
    last_position bigint,
    recorded_at timestamptz,
    stream text,
    expected bigint,
    actual bigint,
    digest bytea,
    request_hash bytea,
    outcome text,
    wrote text,
    saw text
)
    language plpgsql
    security definer
    set search_path = pg_catalog, pg_temp
    -- plans are made once, also on an empty table, and look up by index for ever
    set plan_cache_mode = force_generic_plan
    set enable_seqscan = off
    set jit = off
as $$
#variable_conflict use_column
declare
    head record;
    batch_at timestamptz;
    known integer[] := '{}';
    stale integer[];
    refused integer[];
    refused_through bigint[];
    written bigint := cardinality(event_of);
    sealed bytea;
begin
    perform kernel.limit_holder();

    if current_setting('synchronous_commit') = 'off' then
        raise exception 'synchronous_commit is off: an append would be acknowledged before it is durable'
            using errcode = 'object_not_in_prerequisite_state';
    end if;

    if octet_length(digests) <> 32 * written
        or cardinality(event_streams) <> written
        or cardinality(versions) <> written
        or cardinality(types) <> written
        or cardinality(schema_versions) <> written
        or cardinality(metadatas) <> written
        or cardinality(datas) <> written
    then
        raise exception 'the arrays of a batch do not fit each other' using errcode = 'array_subscript_error';
    end if;

    select h.position, h.recorded_at, h.chain into strict head from kernel.head h for update;

    -- scalar subqueries, so that each is one look-up in an index whatever the planner believes of the tables
    stale := array(
        select named.append
        from unnest(stream_of, streams, expecteds) as named (append, stream, expected)
        where named.expected <> coalesce(
            (select e.version from kernel.event e where e.stream = named.stream order by e.version desc limit 1), 0));

    if receipt_of <> '{}' then
        known := array(
            select offered.append
            from unnest(receipt_of, principals, key_hashes) as offered (append, principal, key_hash)
            where (
                select true
                from kernel.receipt r
                where r.principal = offered.principal and r.key_hash = offered.key_hash
            ));
    end if;

    refused := known || stale;
    if refused <> '{}' then
        return query
        select
            offered.append,
            case when r.request_hash = offered.request_hash then 'already-done' else 'key-reused' end,
            r.first_position, r.last_position, r.recorded_at,
            null::text, null::bigint, null::bigint, null::bytea,
            r.request_hash, r.outcome, r.wrote, r.saw
        from unnest(receipt_of, principals, key_hashes, request_hashes)
            as offered (append, principal, key_hash, request_hash)
            cross join lateral (
                select *
                from kernel.receipt r
                where r.principal = offered.principal and r.key_hash = offered.key_hash
                limit 1
            ) r
        where offered.append = any (known);

        return query
        select distinct on (named.append)
            named.append,
            'conflict',
            there.position, null::bigint, null::timestamptz,
            named.stream, named.expected, named.actual, there.digest,
            null::bytea, null::text, null::text, null::text
        from (
            select s.*, coalesce(
                (select e.version from kernel.event e where e.stream = s.stream order by e.version desc limit 1),
                0) as actual
            from unnest(stream_of, streams, expecteds) with ordinality as s (append, stream, expected, n)
            where s.append = any (stale) and s.append <> all (known)
        ) named
        left join lateral (
            select e.position, e.digest
            from kernel.event e
            where e.stream = named.stream and e.version = named.expected + 1
            limit 1
        ) there on true
        where named.expected <> named.actual
        order by named.append, named.n;

        -- what is left is written by the same statements; arrays that would be empty become null
        refused_through := array(
            select count(*) filter (where given.append = any (refused)) over (rows unbounded preceding)
            from unnest(event_of) as given (append));
        select
            array_agg(offered.append), array_agg(offered.events),
            array_agg(offered.last - coalesce(refused_through[offered.last], 0)),
            array_agg(offered.principal), array_agg(offered.key_hash), array_agg(offered.request_hash),
            array_agg(offered.outcome), array_agg(offered.wrote), array_agg(offered.saw)
        into
            receipt_of, event_counts, last_events, principals, key_hashes, request_hashes, outcomes, wrotes, saws
        from unnest(
            receipt_of, event_counts, last_events, principals, key_hashes, request_hashes, outcomes, wrotes, saws)
            as offered (append, events, last, principal, key_hash, request_hash, outcome, wrote, saw)
        where offered.append <> all (refused);
        select
            count(*), array_agg(given.stream), array_agg(given.version), array_agg(given.type),
            array_agg(given.schema_version), array_agg(given.metadata), array_agg(given.data),
            string_agg(substring(digests from (given.n * 32 - 31)::integer for 32), '' order by given.n)
        into written, event_streams, versions, types, schema_versions, metadatas, datas, digests
        from unnest(event_of, event_streams, versions, types, schema_versions, metadatas, datas)
            with ordinality as given (append, stream, version, type, schema_version, metadata, data, n)
        where given.append <> all (refused);
    end if;

    batch_at := greatest(clock_timestamp(), head.recorded_at);
    if written > 0 then
        sealed := sha256(
            head.chain
            || int8send(head.position + 1)
            || int8send(head.position + written)
            || int8send((extract(epoch from batch_at) * 1000000)::bigint)
            || digests);

        -- one statement, since each costs as much as several rows
        with events as (
            insert into kernel.event (
                position, version, recorded_at, schema_version, category, stream, type, metadata, data, digest)
            select
                head.position + given.n,
                given.version,
                batch_at,
                given.schema_version,
                split_part(given.stream, '-', 1),
                given.stream,
                given.type,
                given.metadata::json,
                given.data::json,
                substring(digests from (given.n * 32 - 31)::integer for 32)
            from unnest(event_streams, versions, types, schema_versions, metadatas, datas)
                with ordinality as given (stream, version, type, schema_version, metadata, data, n)
        ), seals as (
            insert into kernel.seal (first, last, recorded_at, format, chain)
            values (head.position + 1, head.position + written, batch_at, 1, sealed)
        )
        update kernel.head h
        set position = head.position + written, recorded_at = batch_at, chain = sealed;
    end if;

    if receipt_of <> '{}' then
        insert into kernel.receipt (
            recorded_at, first_position, last_position,
            principal, key_hash, request_hash, outcome, wrote, saw)
        select
            batch_at,
            case when offered.events > 0 then head.position + offered.last - offered.events + 1 end,
            case when offered.events > 0 then head.position + offered.last end,
            offered.principal, offered.key_hash, offered.request_hash, offered.outcome, offered.wrote, offered.saw
        from unnest(event_counts, last_events, principals, key_hashes, request_hashes, outcomes, wrotes, saws)
            as offered (events, last, principal, key_hash, request_hash, outcome, wrote, saw);
    end if;

    append := 0;
    result := 'written';
    first_position := head.position + 1;
    last_position := head.position + written;
    recorded_at := batch_at;
    return next;
end
$$;

revoke all on function kernel.append_batch from public;
grant execute on function kernel.append_batch to "${application}";

-- Nodes of the release before this one call `append` until they end. They get the function that they know, behind the
-- limits that a trigger gave them.
alter function kernel.append rename to append_with_receipts;
revoke all on function kernel.append_with_receipts from "${application}";

create function kernel.append(
    principals text[],
    key_hashes bytea[],
    request_hashes bytea[],
    outcomes text[],
    wrotes text[],
    saws text[],
    event_counts integer[],
    stream_of integer[],
    streams text[],
    expecteds bigint[],
    event_of integer[],
    types text[],
    schema_versions integer[],
    metadatas text[],
    datas text[],
    digests bytea
) returns table (
    append integer,
    result text,
    first_position bigint,
    last_position bigint,
    recorded_at timestamptz,
    stream text,
    expected bigint,
    actual bigint,
    request_hash bytea,
    outcome text,
    wrote text,
    saw text
)
    language plpgsql
    security definer
    set search_path = pg_catalog, pg_temp
as $$
begin
    perform kernel.limit_holder();
    return query
    select *
    from kernel.append_with_receipts(
        principals, key_hashes, request_hashes, outcomes, wrotes, saws, event_counts, stream_of, streams, expecteds,
        event_of, types, schema_versions, metadatas, datas, digests);
end
$$;

revoke all on function kernel.append from public;
grant execute on function kernel.append to "${application}";

reset role;
