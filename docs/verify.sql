-- Verifies a log with PostgreSQL alone. It makes the checks of `./scoresheet verify`, except that it does not decode
-- events. It returns no row for an undamaged log. Otherwise it returns the problems in the order of their positions.
--
--     psql "$DATABASE_URL" --file docs/verify.sql
--
-- Stop all appends before, or run it in one `repeatable read` transaction. That transaction holds a snapshot until the
-- end, which delays vacuum. The time grows with the size of the log.
with
fields as (
    select
        position, category, stream, version, recorded_at, digest,
        array[stream, version::text, type, schema_version::text, metadata::text, data::text] as texts
    from kernel.event
),
-- SHA-256 over six fields, each as its length in four bytes and its bytes
events as (
    select
        fields.*,
        lag(position, 1, 0::bigint) over (order by position) + 1 as expected_position,
        row_number() over (partition by stream order by position) as expected_version,
        sha256((
            select string_agg(int4send(octet_length(convert_to(text, 'UTF8'))) || convert_to(text, 'UTF8'), ''::bytea order by n)
            from unnest(texts) with ordinality as field (text, n)
        )) as expected_digest
    from fields
),
-- SHA-256 over the previous chain, first and last position, microseconds since 1970, and the digests in order
seals as (
    select
        seal.*,
        lag(last, 1, 0::bigint) over (order by first) + 1 as expected_first,
        lag(recorded_at, 1, 'epoch'::timestamptz) over (order by first) as recorded_before,
        lag(chain, 1, decode(repeat('00', 32), 'hex')) over (order by first) as chain_before,
        (
            select string_agg(event.digest, ''::bytea order by event.position)
            from kernel.event event
            where event.position between seal.first and seal.last
        ) as digests
    from kernel.seal seal
),
ends as (
    select
        coalesce((select max(position) from kernel.event), 0) as position,
        coalesce((select max(last) from kernel.seal), 0) as sealed,
        coalesce((select recorded_at from kernel.seal order by first desc limit 1), 'epoch') as recorded_at,
        coalesce((select chain from kernel.seal order by first desc limit 1), decode(repeat('00', 32), 'hex')) as chain
),
problems as (
    select least(position, expected_position) as position, 'an event is missing or was added' as problem
    from events where position <> expected_position
    union all
    select position, 'an event does not have the next version of its stream' from events where version <> expected_version
    union all
    select position, 'the category of an event is not that of its stream' from events where category <> split_part(stream, '-', 1)
    union all
    select position, 'an event does not fit its digest' from events where digest <> expected_digest
    union all
    select events.position, 'the time of an event is not that of its batch'
    from events join seals on events.position between seals.first and seals.last
    where events.recorded_at <> seals.recorded_at
    union all
    select least(first, expected_first), 'seals skip positions or cover them twice'
    from seals where first <> expected_first
    union all
    select first, 'the time of a batch is before that of the previous batch' from seals where recorded_at < recorded_before
    union all
    select first, 'a seal has an unknown format' from seals where format <> 1
    union all
    select first, 'a chain does not fit the previous chain and the events'
    from seals
    where not isfinite(recorded_at)
        or chain is distinct from sha256(
            chain_before || int8send(first) || int8send(last)
            || case when isfinite(recorded_at) then int8send((extract(epoch from recorded_at) * 1000000)::bigint) end
            || digests)
    union all
    select least(ends.position, ends.sealed, head.position) + 1, 'events, seals and head end at different positions'
    from ends, kernel.head head where ends.position <> head.position or ends.sealed <> head.position
    union all
    select head.position, 'the head does not fit the last seal'
    from ends, kernel.head head where head.chain <> ends.chain or head.recorded_at <> ends.recorded_at
)
select position, problem from problems order by position, problem;
