package dev.scoresheet.adapters.postgres.kernel.snapshot;

import dev.scoresheet.adapters.postgres.kernel.connection.Pool;
import dev.scoresheet.application.kernel.command.StateSnapshot;
import dev.scoresheet.application.kernel.command.StateSnapshotStore;
import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.application.kernel.log.event.StreamId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jooq.Record;

/// Snapshots of states in the table `kernel.snapshot`. Each method is one statement, so it sees one log.
public final class PostgresStateSnapshots implements StateSnapshotStore {

    private static final String FIND = """
            select s.version, s.position, s.form, s.state, s.digest, s.sealed, s.chain,
                exists (select from kernel.seal l where l.first = s.sealed and l.chain = s.chain) as stands
            from kernel.snapshot s
            where s.stream = ?
            """;

    private static final String PUT = """
            insert into kernel.snapshot (stream, version, position, form, state, digest, sealed, chain)
            select e.stream, e.version, e.position, ?, ?, ?, l.first, l.chain
            from kernel.event e
                cross join lateral (
                    select b.first, b.chain
                    from kernel.seal b
                    where b.first <= e.position
                    order by b.first desc
                    limit 1
                ) l
            where e.stream = ? and e.version = ? and e.position = ? and e.recorded_at = ?::timestamptz
                and (?::bytea is null or exists (select from kernel.seal b where b.first = ? and b.chain = ?::bytea))
            on conflict (stream) do update set
                version = excluded.version,
                position = excluded.position,
                form = excluded.form,
                state = excluded.state,
                digest = excluded.digest,
                sealed = excluded.sealed,
                chain = excluded.chain
            """;

    private static final String FORGET = "delete from kernel.snapshot where stream = ?";

    private final Pool commands;
    private final Pool background;

    /// @param commands pool of the searches, which commands wait for
    /// @param background pool of the other statements
    public PostgresStateSnapshots(Pool commands, Pool background) {
        this.commands = commands;
        this.background = background;
    }

    @Override
    public Optional<Found> find(StreamId stream) {
        return commands.read(sql -> sql.fetchOptional(FIND, stream.toString())).map(row -> found(stream, row));
    }

    private static Found found(StreamId stream, Record row) {
        var snapshot = new StateSnapshot(
                stream,
                row.get("version", long.class),
                row.get("position", long.class),
                row.get("form", int.class),
                row.get("state", String.class),
                Bytes.of(row.get("digest", byte[].class)));
        var log = new SealedLog(row.get("sealed", long.class), Bytes.of(row.get("chain", byte[].class)));
        return new Found(snapshot, log, row.get("stands", boolean.class));
    }

    @Override
    public boolean put(StateSnapshot snapshot, Instant recordedAt, Optional<Found> base) {
        var chain = base.map(found -> found.log().chain().toArray()).orElse(null);
        var first = base.map(found -> found.log().first()).orElse(0L);
        var kept = background.read(sql -> sql.execute(
                PUT,
                snapshot.form(),
                snapshot.text(),
                snapshot.digest().toArray(),
                snapshot.stream().toString(),
                snapshot.version(),
                snapshot.position(),
                OffsetDateTime.ofInstant(recordedAt, ZoneOffset.UTC),
                chain,
                first,
                chain));
        return kept == 1;
    }

    @Override
    public void forget(StreamId stream) {
        background.read(sql -> sql.execute(FORGET, stream.toString()));
    }
}
