package dev.scoresheet.adapters.postgres.kernel;

import dev.scoresheet.adapters.json.kernel.BulbEventTypes;
import dev.scoresheet.adapters.json.kernel.Sha256LogDigest;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import dev.scoresheet.adapters.postgres.kernel.connection.PostgresOptions;
import dev.scoresheet.application.kernel.log.EventFeed;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.LogUnderTest;
import dev.scoresheet.application.kernel.log.codec.EventCodec;
import dev.scoresheet.application.kernel.log.stored.LogDigest;
import dev.scoresheet.application.kernel.log.stored.LogReader;
import dev.scoresheet.application.kernel.log.stored.ReceiptReader;
import dev.scoresheet.domain.kernel.BulbEvent;
import java.util.ArrayDeque;
import java.util.Deque;

/// A log of bulbs on a database, for tests, and every further node that was opened on it. Closing ends
/// them all.
public final class PostgresLog implements LogUnderTest, AutoCloseable {

    private static final LogDigest DIGEST = new Sha256LogDigest();

    private final DatabaseAddress address;
    private final EventCodec<BulbEvent> codec;
    private final Deque<Postgres> nodes;
    private final Postgres postgres;

    private PostgresLog(
            DatabaseAddress address, EventCodec<BulbEvent> codec, Deque<Postgres> nodes, PostgresOptions options) {
        this.address = address;
        this.codec = codec;
        this.nodes = nodes;
        this.postgres = Postgres.open(address, options.named("test"));
        nodes.push(postgres);
    }

    /// Migrates the kernel's schema, unless it is there, and opens a first node.
    public static PostgresLog on(TestDatabase database) {
        database.migrate("kernel");
        return another(database);
    }

    /// One more node on a migrated database.
    public static PostgresLog another(TestDatabase database) {
        return on(database.address());
    }

    public static PostgresLog on(DatabaseAddress migrated) {
        return on(migrated, PostgresOptions.DEFAULT);
    }

    static PostgresLog on(DatabaseAddress migrated, PostgresOptions options) {
        return new PostgresLog(migrated, BulbEventTypes.codec(), new ArrayDeque<>(), options);
    }

    public Postgres postgres() {
        return postgres;
    }

    @Override
    public EventStore<BulbEvent> store() {
        return postgres.eventStore(codec, DIGEST);
    }

    @Override
    public EventFeed<BulbEvent> feed() {
        return postgres.eventFeed(codec, DIGEST);
    }

    @Override
    public LogReader reader() {
        return postgres.logReader();
    }

    @Override
    public ReceiptReader receipts() {
        return postgres.receipts();
    }

    @Override
    public EventCodec<BulbEvent> codec() {
        return codec;
    }

    @Override
    public LogDigest digest() {
        return DIGEST;
    }

    /// Closed with this one.
    public PostgresLog anotherNode() {
        return new PostgresLog(address, codec, nodes, PostgresOptions.DEFAULT);
    }

    @Override
    public LogUnderTest pagingBy(int bytes) {
        return new PostgresLog(address, codec, nodes, PostgresOptions.DEFAULT.pagingBy(bytes));
    }

    @Override
    public LogUnderTest openedWith(EventCodec<BulbEvent> other) {
        return new PostgresLog(address, other, nodes, PostgresOptions.DEFAULT);
    }

    /// Ends the other nodes that this log opened.
    public void closeOthers() {
        while (nodes.peek() != postgres) {
            nodes.pop().close();
        }
    }

    @Override
    public void close() {
        while (!nodes.isEmpty()) {
            nodes.pop().close();
        }
    }
}
