package dev.scoresheet.bootstrap.kernel.bench.append;

import dev.scoresheet.adapters.json.kernel.Sha256LogDigest;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.ExpectedVersion;
import dev.scoresheet.application.kernel.log.codec.EventCodec;
import dev.scoresheet.application.kernel.log.stored.LogDigest;
import dev.scoresheet.bootstrap.kernel.bench.measure.BenchServer;
import java.io.IOException;
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
/// trip. An append without a key writes its event alone.
///
/// Without the lock its positions say nothing about the order of commits. With the lock (one for all, held until the
/// commit) they do.
final class TxContender implements Contender {

    private static final int SECONDS = 30;

    /// Tables like those of the log, with the same indexes and checks, and a sequence.
    private static final String TABLES = """
            create schema bench;
            create sequence bench.position cache 1;
            create table bench.event (like kernel.event including all);
            create table bench.receipt (like kernel.receipt including all);
            """;

    private static final String RECEIPT = """
            insert into bench.receipt (
                recorded_at, first_position, last_position, principal, key_hash, request_hash, outcome, wrote, saw)
            select recorded_at, position, position, ?, ?, ?, 'done', ?, ''
            from written
            """;

    private final EventCodec<OrderPlaced> codec = OrderPlaced.codec();
    private final LogDigest digest = new Sha256LogDigest();
    private final List<Connection> connections = new ArrayList<>();
    private final BlockingQueue<Inserts> free;

    /// Statements of one connection.
    private record Inserts(PreparedStatement event, PreparedStatement withReceipt) {}

    TxContender(DatabaseAddress database, int connections, boolean underLock) throws SQLException {
        free = new ArrayBlockingQueue<>(connections);
        var event = event(underLock ? "pg_advisory_xact_lock(1)" : "1");
        for (var made = 0; made < connections; made++) {
            var connection = database.connect(SECONDS);
            this.connections.add(connection);
            try (var settings = connection.createStatement()) {
                settings.execute("set synchronous_commit = on");
                settings.execute("set plan_cache_mode = force_generic_plan");
            }
            free.add(new Inserts(
                    connection.prepareStatement(event + "select 1 from written"),
                    connection.prepareStatement(event + RECEIPT)));
        }
    }

    /// Starts a server whose databases have the tables of this contender, too.
    static BenchServer server() throws IOException, SQLException {
        var server = BenchServer.start();
        server.execute(server.template(), TABLES);
        return server;
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
        var inserts = free.take();
        try {
            var insert = switch (append) {
                case Append.Fresh<OrderPlaced> _ -> inserts.event;
                case Append.Keyed<OrderPlaced> keyed -> {
                    var receipt = keyed.receipt();
                    var statement = inserts.withReceipt;
                    statement.setString(9, receipt.key().principal().stored());
                    statement.setBytes(10, Hash.of(receipt.key().key()).toArray());
                    statement.setBytes(11, receipt.requestHash().toArray());
                    statement.setString(12, stream + "@" + (expected + 1));
                    yield statement;
                }
            };
            insert.setLong(1, expected + 1);
            insert.setInt(2, type.schemaVersion());
            insert.setString(3, part.stream().category());
            insert.setString(4, stream);
            insert.setString(5, type.name());
            insert.setString(6, metadata);
            insert.setString(7, encoded.data());
            insert.setBytes(8, bytes.toArray());
            insert.execute();
            return OptionalLong.empty();
        } finally {
            free.add(inserts);
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

    private static String event(String lock) {
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
            """.formatted(lock);
    }
}
