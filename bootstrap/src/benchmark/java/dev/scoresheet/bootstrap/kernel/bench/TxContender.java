package dev.scoresheet.bootstrap.kernel.bench;

import dev.scoresheet.adapters.json.kernel.Sha256LogDigest;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.ExpectedVersion;
import dev.scoresheet.application.kernel.log.codec.EventCodec;
import dev.scoresheet.application.kernel.log.stored.LogDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/// Contender that works like most event stores on PostgreSQL: one transaction per append and positions from a sequence.
/// The unique key on stream and version alone decides conflicts. Event and receipt go in one statement, in one round
/// trip.
///
/// Without the lock its positions say nothing about the order of commits. With the lock (one for all, held until the
/// commit) they do.
final class TxContender implements Contender {

    private static final int SECONDS = 30;

    private final EventCodec<OrderPlaced> codec = OrderPlaced.codec();
    private final LogDigest digest = new Sha256LogDigest();
    private final List<Connection> connections = new ArrayList<>();
    private final BlockingQueue<PreparedStatement> free;

    TxContender(DatabaseAddress database, int connections, boolean underLock) throws SQLException {
        free = new ArrayBlockingQueue<>(connections);
        var insert = insert(underLock ? "pg_advisory_xact_lock(1)" : "1");
        for (var made = 0; made < connections; made++) {
            var connection = database.connect(SECONDS);
            this.connections.add(connection);
            try (var settings = connection.createStatement()) {
                settings.execute("set synchronous_commit = on");
                settings.execute("set plan_cache_mode = force_generic_plan");
            }
            free.add(connection.prepareStatement(insert));
        }
    }

    /// Creates tables like those of the log, with the same indexes and checks, and a sequence.
    static void prepare(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("create schema bench");
            statement.execute("create sequence bench.position cache 1");
            statement.execute("create table bench.event (like kernel.event including all)");
            statement.execute("create table bench.receipt (like kernel.receipt including all)");
        }
    }

    @Override
    public OptionalLong append(Append<OrderPlaced> append) throws SQLException, InterruptedException {
        var part = append.streams().getFirst();
        var expected = ((ExpectedVersion.Exactly) part.expected()).version();
        var stream = part.stream().toString();
        var encoded = codec.encode(part.events().getFirst());
        var metadata = codec.encode(append.metadata());
        var type = encoded.type();
        var bytes = digest.ofEvent(stream, expected + 1, type.name(), type.schemaVersion(), metadata, encoded.data());
        var receipt = ((Append.Keyed<OrderPlaced>) append).receipt();
        var keyHash = Hash.of(receipt.key().key());
        var insert = free.take();
        try {
            insert.setLong(1, expected + 1);
            insert.setInt(2, type.schemaVersion());
            insert.setString(3, part.stream().category());
            insert.setString(4, stream);
            insert.setString(5, type.name());
            insert.setString(6, metadata);
            insert.setString(7, encoded.data());
            insert.setBytes(8, bytes.toArray());
            insert.setString(9, receipt.key().principal().stored());
            insert.setBytes(10, keyHash.toArray());
            insert.setBytes(11, receipt.requestHash().toArray());
            insert.setString(12, stream + "@" + (expected + 1));
            insert.executeUpdate();
            return OptionalLong.empty();
        } finally {
            free.add(insert);
        }
    }

    @Override
    public void close() {
        for (var connection : connections) {
            try {
                connection.close();
            } catch (SQLException alreadyGone) {
                // nothing to release
            }
        }
    }

    private static String insert(String lock) {
        return """
            with locked as materialized (
                select %s as taken
            ), written as (
                insert into bench.event (
                    position, version, recorded_at, schema_version, category, stream, type, metadata, data, digest)
                select
                    nextval('bench.position'), ?, clock_timestamp(), ?, ?, ?, ?, ?::json, ?::json, ?
                from locked
                returning position, recorded_at
            )
            insert into bench.receipt (
                recorded_at, first_position, last_position, principal, key_hash, request_hash, outcome, wrote, saw)
            select recorded_at, position, position, ?, ?, ?, 'done', ?, ''
            from written
            """.formatted(lock);
    }
}
