package dev.scoresheet.adapters.postgres.kernel.kill;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.scoresheet.adapters.json.kernel.BulbEventTypes;
import dev.scoresheet.adapters.json.kernel.Sha256LogDigest;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.ForwardingStore;
import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.AppendResult;
import dev.scoresheet.application.kernel.log.append.ExpectedVersion.Remembered;
import dev.scoresheet.application.kernel.log.append.StoredReceipt;
import dev.scoresheet.application.kernel.log.codec.EventCodec;
import dev.scoresheet.application.kernel.log.stored.LogDigest;
import dev.scoresheet.domain.kernel.BulbEvent;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/// Planted fault: it commits the events first and the receipt afterwards. A process killed in between has done
/// the command, does not know it, and repeats it on a retry. The rest is correct, including the head row.
final class TwoTransactionsStore extends ForwardingStore<BulbEvent> {

    private static final int CONNECTIONS = 12;
    private static final int SECONDS_TO_CONNECT = 5;

    private static final String EVENT = """
            insert into kernel.event
                (position, version, recorded_at, schema_version, category, stream, type, metadata, data, digest)
            values (?, ?, clock_timestamp(), ?, 'bulb', ?, ?, ?::json, ?::json, ?)
            """;

    private final EventCodec<BulbEvent> codec = BulbEventTypes.codec();
    private final LogDigest digest = new Sha256LogDigest();
    private final EventStore<BulbEvent> right;
    private final BlockingQueue<Connection> connections = new ArrayBlockingQueue<>(CONNECTIONS);

    TwoTransactionsStore(EventStore<BulbEvent> right, DatabaseAddress address) {
        this.right = right;
        for (int i = 0; i < CONNECTIONS; i++) {
            connections.add(opened(address));
        }
    }

    private static Connection opened(DatabaseAddress address) {
        try {
            var connection = address.connect(SECONDS_TO_CONNECT);
            try (var statement = connection.createStatement()) {
                statement.execute("set role scoresheet_owner");
            }
            return connection;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    protected EventStore<BulbEvent> target() {
        return right;
    }

    @Override
    public AppendResult append(Append<BulbEvent> append) {
        var request = ((Append.Keyed<BulbEvent>) append).receipt();
        var known = receipt(request.key());
        if (known.isPresent()) {
            return new AppendResult.AlreadyDone(known.get());
        }
        try {
            var connection = connections.take();
            try {
                var result = events(connection, append);
                if (result instanceof AppendResult.Appended appended) {
                    receipt(connection, appended.under(request));
                }
                return result;
            } finally {
                connections.add(connection);
            }
        } catch (SQLException | InterruptedException failure) {
            throw new StoreUnavailable("unsound, and away as well", Duration.ofSeconds(1), failure);
        }
    }

    /// The first transaction.
    private AppendResult events(Connection connection, Append<BulbEvent> append) throws SQLException {
        var part = append.streams().getFirst();
        var stream = part.stream().toString();
        var metadata = codec.encode(append.metadata());
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement();
                var insert = connection.prepareStatement(EVENT)) {
            long position = number(statement.executeQuery("select position from kernel.head for update"));
            long version = number(statement.executeQuery(
                    "select coalesce(max(version), 0) from kernel.event where stream = '" + stream + "'"));
            if (part.expected() instanceof Remembered(var expected, var _) && expected != version) {
                return new AppendResult.VersionConflict(part.stream(), expected, version);
            }
            long first = position + 1;
            for (var event : part.events()) {
                var encoded = codec.encode(event);
                var type = encoded.type();
                insert.setLong(1, ++position);
                insert.setLong(2, ++version);
                insert.setInt(3, type.schemaVersion());
                insert.setString(4, stream);
                insert.setString(5, type.name());
                insert.setString(6, metadata);
                insert.setString(7, encoded.data());
                insert.setBytes(
                        8,
                        digest.ofEvent(stream, version, type.name(), type.schemaVersion(), metadata, encoded.data())
                                .toArray());
                insert.execute();
            }
            statement.execute("update kernel.head set position = " + position);
            connection.commit();
            return new AppendResult.Appended(
                    Map.of(part.stream(), version), OptionalLong.of(first), OptionalLong.of(position));
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /// The second.
    private static void receipt(Connection connection, StoredReceipt receipted) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into kernel.receipt (recorded_at, first_position, last_position,
                    principal, key_hash, request_hash, outcome, wrote, saw)
                values (clock_timestamp(), ?, ?, ?, ?, ?, 'done', ?, '')""")) {
            var written = receipted.versions().entrySet().iterator().next();
            insert.setLong(1, receipted.firstPosition().getAsLong());
            insert.setLong(2, receipted.lastPosition().getAsLong());
            insert.setString(3, receipted.receipt().key().principal().stored());
            insert.setBytes(4, sha256(receipted.receipt().key().key()));
            insert.setBytes(5, receipted.receipt().requestHash().toArray());
            insert.setString(6, written.getKey() + "@" + written.getValue());
            insert.execute();
        }
    }

    private static long number(ResultSet answer) throws SQLException {
        try (answer) {
            answer.next();
            return answer.getLong(1);
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
