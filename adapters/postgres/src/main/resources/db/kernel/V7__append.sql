set local role "${owner}";

-- Appends a batch: several appends, each with its streams and events, each all or nothing. The only way into the log.
--
-- The head row is locked first. Every statement after it has a snapshot newer than the lock, so what it sees of
-- receipts and versions is what holds until the commit. One append of a batch that is refused (its receipt is there, or
-- a stream is not where it expects it) excludes only itself. No two appends of a batch may name the same stream or key:
-- the unique keys refuse such a batch as a whole.
--
-- Arrays have one element per append, per stream of an append, or per event. `stream_of` is the append that a stream
-- belongs to and `event_of` the stream that an event belongs to, both counted from 1 and never falling. Digests come
-- end to end, 32 bytes each. Answers one row per append; for a conflict `expected` and `actual` of its first stream
-- that was elsewhere; for a receipt that was there, that receipt.
create function kernel.append(
    -- per append
    principals text[],
    key_hashes bytea[],
    request_hashes bytea[],
    outcomes text[],
    wrotes text[],
    saws text[],
    event_counts integer[],
    -- per stream
    stream_of integer[],
    streams text[],
    expecteds bigint[],
    -- per event
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
    -- plans are made once, also on an empty table, and look up by index for ever
    set plan_cache_mode = force_generic_plan
    set enable_seqscan = off
    set jit = off
as $$
#variable_conflict use_column
declare
    head record;
    batch_at timestamptz;
    known integer[];
    stale integer[];
    refused integer[];
    written bigint := cardinality(event_of);
    chained bytea := digests;
    sealed bytea;
begin
    if current_setting('synchronous_commit') = 'off' then
        raise exception 'synchronous_commit is off: an append would be acknowledged before it is durable'
            using errcode = 'object_not_in_prerequisite_state';
    end if;

    if octet_length(digests) <> 32 * written
        or cardinality(types) <> written
        or (select coalesce(sum(n), 0) from unnest(event_counts) n) <> written
    then
        raise exception 'the arrays of a batch do not fit each other' using errcode = 'array_subscript_error';
    end if;

    select h.position, h.recorded_at, h.chain into strict head from kernel.head h for update;

    -- scalar subqueries, so that each is one look-up in an index whatever the planner believes of the tables
    select array(
            select offered.n::integer
            from unnest(principals, key_hashes) with ordinality as offered (principal, key_hash, n)
            where (
                select true
                from kernel.receipt r
                where r.principal = offered.principal and r.key_hash = offered.key_hash
            )
        ),
        array(
            select named.append
            from unnest(stream_of, streams, expecteds) as named (append, stream, expected)
            where named.expected <> coalesce(
                (select e.version from kernel.event e where e.stream = named.stream order by e.version desc limit 1),
                0)
        )
    into known, stale;

    refused := known || stale;
    if refused <> '{}' then
        select count(*), string_agg(substring(digests from (given.n * 32 - 31)::integer for 32), '' order by given.n)
        into written, chained
        from unnest(event_of) with ordinality as given (nth_stream, n)
        where stream_of[given.nth_stream] <> all (refused);
    end if;

    batch_at := greatest(clock_timestamp(), head.recorded_at);
    if written > 0 then
        sealed := sha256(
            head.chain
            || int8send(head.position + 1)
            || int8send(head.position + written)
            || int8send((extract(epoch from batch_at) * 1000000)::bigint)
            || chained);
    end if;

    -- one statement, since each costs as much as several rows; unnest gives its rows in the order of the arrays
    return query
    with events as (
        insert into kernel.event (
            position, version, recorded_at, schema_version, category, stream, type, metadata, data, digest)
        select
            head.position + row_number() over (),
            expecteds[given.nth_stream] + given.n - array_position(event_of, given.nth_stream) + 1,
            batch_at,
            given.schema_version,
            split_part(streams[given.nth_stream], '-', 1),
            streams[given.nth_stream],
            given.type,
            given.metadata::json,
            given.data::json,
            substring(digests from (given.n * 32 - 31)::integer for 32)
        from unnest(event_of, types, schema_versions, metadatas, datas)
            with ordinality as given (nth_stream, type, schema_version, metadata, data, n)
        where stream_of[given.nth_stream] <> all (refused)
    ), seals as (
        insert into kernel.seal (first, last, recorded_at, format, chain)
        select head.position + 1, head.position + written, batch_at, 1, sealed
        where written > 0
    ), heads as (
        update kernel.head h
        set position = head.position + written, recorded_at = batch_at, chain = sealed
        where written > 0
    ), counted as (
        select
            offered.*,
            case when offered.events > 0 then
                head.position + sum(offered.events) over (rows unbounded preceding) end as last
        from unnest(principals, key_hashes, request_hashes, outcomes, wrotes, saws, event_counts)
            with ordinality as offered (principal, key_hash, request_hash, outcome, wrote, saw, events, n)
        where offered.n <> all (refused)
    ), receipts as (
        insert into kernel.receipt (
            recorded_at, first_position, last_position,
            principal, key_hash, request_hash, outcome, wrote, saw)
        select batch_at, last - events + 1, last, principal, key_hash, request_hash, outcome, wrote, saw
        from counted
    )
    select
        n::integer, 'appended', last - events + 1, last, batch_at,
        null::text, null::bigint, null::bigint, null::bytea, null::text, null::text, null::text
    from counted;

    if refused <> '{}' then
        return query
        select
            offered.n::integer,
            case when r.request_hash = offered.request_hash then 'already-done' else 'key-reused' end,
            r.first_position, r.last_position, r.recorded_at,
            null::text, null::bigint, null::bigint,
            r.request_hash, r.outcome, r.wrote, r.saw
        from unnest(principals, key_hashes, request_hashes)
            with ordinality as offered (principal, key_hash, request_hash, n)
            cross join lateral (
                select *
                from kernel.receipt r
                where r.principal = offered.principal and r.key_hash = offered.key_hash
                limit 1
            ) r
        where offered.n = any (known);

        return query
        select distinct on (named.append)
            named.append,
            'conflict',
            null::bigint, null::bigint, null::timestamptz,
            named.stream, named.expected, named.actual,
            null::bytea, null::text, null::text, null::text
        from (
            select s.*, coalesce((
                select e.version from kernel.event e where e.stream = s.stream and e.position <= head.position
                order by e.version desc limit 1), 0) as actual
            from unnest(stream_of, streams, expecteds) with ordinality as s (append, stream, expected, n)
        ) named
        where named.expected <> named.actual and named.append <> all (known)
        order by named.append, named.n;
    end if;
end
$$;

revoke all on function kernel.append from public;
grant execute on function kernel.append to "${application}";

reset role;
