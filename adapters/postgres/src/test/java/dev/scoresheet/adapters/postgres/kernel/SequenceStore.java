package dev.scoresheet.adapters.postgres.kernel;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.scoresheet.application.kernel.log.EventFeed;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.AppendResult;
import dev.scoresheet.application.kernel.log.append.AppendResult.Appended;
import dev.scoresheet.application.kernel.log.append.ExpectedVersion.Exactly;
import dev.scoresheet.application.kernel.log.append.ReceiptKey;
import dev.scoresheet.application.kernel.log.append.StoredReceipt;
import dev.scoresheet.application.kernel.log.event.Entry;
import dev.scoresheet.application.kernel.log.event.EventStream;
import dev.scoresheet.application.kernel.log.event.EventType;
import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.log.event.Page;
import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.log.event.StreamPage;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOn;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// **Wrong on purpose**: positions come from a sequence, and each append is a transaction of its own. The
/// feed asks for "everything above my checkpoint", as many published event stores do. An append draws its
/// number before it commits, so commits overtake each other and the reader passes events that are not there
/// yet. The store keeps only bulbs that switch on.
final class SequenceStore implements EventStore<BulbEvent>, EventFeed<BulbEvent>, AutoCloseable {

    private static final String TABLE = """
            create table public.sequenced (
                position bigint generated always as identity primary key,
                stream text not null,
                version bigint not null,
                unique (stream, version)
            )
            """;

    private final HikariDataSource connections;
    private final HikariDataSource readersOwn;

    private SequenceStore(HikariDataSource connections, HikariDataSource readersOwn) {
        this.connections = connections;
        this.readersOwn = readersOwn;
    }

    static SequenceStore on(TestDatabase database) throws SQLException {
        var connections = connections(database, 32);
        try (var connection = connections.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(TABLE);
        }
        return new SequenceStore(connections, connections(database, 1));
    }

    private static HikariDataSource connections(TestDatabase database, int size) {
        var config = new HikariConfig();
        config.setJdbcUrl(database.jdbcUrl());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setMaximumPoolSize(size);
        return new HikariDataSource(config);
    }

    @Override
    public AppendResult append(Append<BulbEvent> append) {
        var part = append.streams().getFirst();
        while (true) {
            try (var connection = connections.getConnection();
                    var insert = connection.prepareStatement(
                            "insert into public.sequenced (stream, version) values (?, ?) returning position")) {
                var version = ((Exactly) part.expected()).version() + 1;
                insert.setString(1, part.stream().toString());
                insert.setLong(2, version);
                try (var rows = insert.executeQuery()) {
                    rows.next();
                    var position = OptionalLong.of(rows.getLong(1));
                    return new Appended(Map.of(part.stream(), version), position, position);
                }
            } catch (SQLException failure) {
                if (!"40001".equals(failure.getSQLState())) {
                    throw new IllegalStateException(failure);
                }
            }
        }
    }

    @Override
    public long head() {
        try (var connection = readersOwn.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select coalesce(max(position), 0) from public.sequenced")) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public Page<BulbEvent> after(long position, Filter filter, int limit) {
        try (var connection = readersOwn.getConnection();
                var statement = connection.prepareStatement("""
                        select position, stream, version from public.sequenced
                        where position > ? order by position limit ?
                        """)) {
            statement.setLong(1, position);
            statement.setInt(2, limit);
            var entries = new ArrayList<Entry<BulbEvent>>();
            var through = position;
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    through = rows.getLong(1);
                    entries.add(new RecordedEvent<>(
                            through,
                            StreamId.parse(rows.getString(2)),
                            rows.getLong(3),
                            new EventType("bulb.switched-on", 1),
                            Instant.EPOCH,
                            Metadata.of("wrong"),
                            new SwitchedOn()));
                }
            }
            return new Page<>(entries, through);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void awaitAfter(long position, Duration atMost) throws InterruptedException {
        Thread.sleep(Duration.ofMillis(1));
    }

    @Override
    public EventStream<BulbEvent> read(StreamId stream) {
        throw new UnsupportedOperationException("the proof reads no stream");
    }

    @Override
    public EventStream<BulbEvent> read(StreamId stream, long throughVersion) {
        throw new UnsupportedOperationException("the proof reads no stream");
    }

    @Override
    public List<RecordedEvent<BulbEvent>> tail(StreamId stream, long afterVersion) {
        throw new UnsupportedOperationException("the proof reads no stream");
    }

    @Override
    public long era() {
        return 0;
    }

    @Override
    public StreamPage<BulbEvent> page(StreamId stream, long afterVersion, int limit) {
        throw new UnsupportedOperationException("the proof reads no stream");
    }

    @Override
    public Optional<StoredReceipt> receipt(ReceiptKey key) {
        throw new UnsupportedOperationException("the proof looks up no receipt");
    }

    @Override
    public void close() {
        readersOwn.close();
        connections.close();
    }
}
