set local role "${owner}";

-- Waits for the head row and locks it until the end of the transaction, within the limits of an append. A new owner of a
-- partition raises its epoch under this lock: an append of the owner before it is committed by then, or will be refused.
create function kernel.lock_head() returns void
    language plpgsql
    security definer
    set search_path = pg_catalog, pg_temp
as $$
begin
    perform kernel.limit_holder();
    perform from kernel.head h for update;
end
$$;

revoke all on function kernel.lock_head from public;
grant execute on function kernel.lock_head to "${application}";

-- Appends a batch as `append_batch` does, and compares conditions of its appends first, under the same lock of the head
-- row. An append one of whose conditions does not hold any more is refused as 'fenced'; it excludes only itself. An
-- append whose receipt is there was written while they held, so `append_batch` answers it. A batch without conditions
-- is not sent here, and pays nothing.
--
-- The last four arrays have one element per condition: its append, its kind, what it is about, and the number that this
-- must have. The kind 'partition' is about the partition of a process, as 'process/number', and its epoch.
create function kernel.append_fenced_batch(
    stream_of integer[],
    streams text[],
    expecteds bigint[],
    event_of integer[],
    event_streams text[],
    versions bigint[],
    types text[],
    schema_versions integer[],
    metadatas text[],
    datas text[],
    digests bytea,
    receipt_of integer[],
    event_counts integer[],
    last_events integer[],
    principals text[],
    key_hashes bytea[],
    request_hashes bytea[],
    outcomes text[],
    wrotes text[],
    saws text[],
    fence_of integer[],
    fence_kinds text[],
    fence_subjects text[],
    fence_numbers bigint[]
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
    set plan_cache_mode = force_generic_plan
    set enable_seqscan = off
    set jit = off
as $$
#variable_conflict use_column
declare
    fenced integer[];
    fenced_through bigint[];
begin
    if cardinality(fence_kinds) <> cardinality(fence_of)
        or cardinality(fence_subjects) <> cardinality(fence_of)
        or cardinality(fence_numbers) <> cardinality(fence_of)
    then
        raise exception 'the arrays of a batch do not fit each other' using errcode = 'array_subscript_error';
    end if;
    if 'partition' <> any (fence_kinds) then
        raise exception 'a condition of an append has an unknown kind' using errcode = 'invalid_parameter_value';
    end if;

    perform kernel.lock_head();

    -- a statement of its own: its snapshot is newer than the lock
    fenced := array(
        select distinct fence.append
        from unnest(fence_of, fence_subjects, fence_numbers) as fence (append, subject, number)
        where fence.number is distinct from (
                select p.epoch
                from kernel.process_partition p
                where p.process = split_part(fence.subject, '/', 1)
                    and p.partition = split_part(fence.subject, '/', 2)::integer
            )
            and not exists (
                select
                from unnest(receipt_of, principals, key_hashes) as offered (append, principal, key_hash)
                    join kernel.receipt r using (principal, key_hash)
                where offered.append = fence.append
            ));

    if fenced <> '{}' then
        return query
        select
            refused.append, 'fenced', null::bigint, null::bigint, null::timestamptz,
            null::text, null::bigint, null::bigint, null::bytea,
            null::bytea, null::text, null::text, null::text
        from unnest(fenced) as refused (append);

        fenced_through := array(
            select count(*) filter (where given.append = any (fenced)) over (rows unbounded preceding)
            from unnest(event_of) as given (append));
        select
            coalesce(array_agg(named.append order by named.n), '{}'),
            coalesce(array_agg(named.stream order by named.n), '{}'),
            coalesce(array_agg(named.expected order by named.n), '{}')
        into stream_of, streams, expecteds
        from unnest(stream_of, streams, expecteds) with ordinality as named (append, stream, expected, n)
        where named.append <> all (fenced);
        select
            coalesce(array_agg(offered.append order by offered.n), '{}'),
            coalesce(array_agg(offered.events order by offered.n), '{}'),
            coalesce(array_agg(offered.last - coalesce(fenced_through[offered.last], 0)::integer order by offered.n),
                '{}'),
            coalesce(array_agg(offered.principal order by offered.n), '{}'),
            coalesce(array_agg(offered.key_hash order by offered.n), '{}'),
            coalesce(array_agg(offered.request_hash order by offered.n), '{}'),
            coalesce(array_agg(offered.outcome order by offered.n), '{}'),
            coalesce(array_agg(offered.wrote order by offered.n), '{}'),
            coalesce(array_agg(offered.saw order by offered.n), '{}')
        into
            receipt_of, event_counts, last_events, principals, key_hashes, request_hashes, outcomes, wrotes, saws
        from unnest(
            receipt_of, event_counts, last_events, principals, key_hashes, request_hashes, outcomes, wrotes, saws)
            with ordinality
            as offered (append, events, last, principal, key_hash, request_hash, outcome, wrote, saw, n)
        where offered.append <> all (fenced);
        select
            coalesce(array_agg(given.append order by given.n), '{}'),
            coalesce(array_agg(given.stream order by given.n), '{}'),
            coalesce(array_agg(given.version order by given.n), '{}'),
            coalesce(array_agg(given.type order by given.n), '{}'),
            coalesce(array_agg(given.schema_version order by given.n), '{}'),
            coalesce(array_agg(given.metadata order by given.n), '{}'),
            coalesce(array_agg(given.data order by given.n), '{}'),
            coalesce(string_agg(substring(digests from (given.n * 32 - 31)::integer for 32), '' order by given.n), '')
        into event_of, event_streams, versions, types, schema_versions, metadatas, datas, digests
        from unnest(event_of, event_streams, versions, types, schema_versions, metadatas, datas)
            with ordinality as given (append, stream, version, type, schema_version, metadata, data, n)
        where given.append <> all (fenced);
    end if;

    return query
    select *
    from kernel.append_batch(
        stream_of, streams, expecteds, event_of, event_streams, versions, types, schema_versions, metadatas, datas,
        digests, receipt_of, event_counts, last_events, principals, key_hashes, request_hashes, outcomes, wrotes, saws);
end
$$;

revoke all on function kernel.append_fenced_batch from public;
grant execute on function kernel.append_fenced_batch to "${application}";

reset role;
