package dev.scoresheet.bootstrap.kernel.store;

import dev.scoresheet.adapters.json.kernel.Sha256LogDigest;
import dev.scoresheet.adapters.memory.kernel.MemoryLog;
import dev.scoresheet.adapters.memory.kernel.MemoryViews;
import dev.scoresheet.adapters.metrics.kernel.Metrics;
import dev.scoresheet.adapters.postgres.kernel.Postgres;
import dev.scoresheet.adapters.postgres.kernel.PostgresViews;
import dev.scoresheet.application.kernel.log.EventFeed;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.codec.EventCodec;
import dev.scoresheet.application.kernel.log.stored.LogDigest;
import dev.scoresheet.application.kernel.log.stored.LogReader;
import dev.scoresheet.application.kernel.log.stored.LogRestore;
import dev.scoresheet.application.kernel.operations.LoopStatus;
import dev.scoresheet.application.kernel.operations.ReceiptPurge;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Store of the log, with the ports on it. A subject checks which of the two kinds it is, to choose the store of its
/// own tables.
///
/// @param <E> the union of all events of the system
public sealed interface Stores<E> {

    EventCodec<E> codec();

    EventStore<E> events();

    EventFeed<E> feed();

    LogReader log();

    /// Returns the port that fills an empty log. Only commands use it: a server's log is not empty for long.
    LogRestore fill();

    ReceiptPurge receipts();

    /// Returns the ports of the read models, if the store keeps them with the log.
    Optional<ViewPorts> views();

    /// Returns the names of the read models that this process steps with its appends.
    Set<String> inline();

    /// Returns the maximum bytes of events that are read, queued or written at once.
    int pageBytes();

    /// Returns the reason why the last write to the log failed; empty once a write can succeed.
    Optional<String> hindrance();

    /// Returns the loops that the store runs for itself.
    List<LoopStatus> loops();

    default LogDigest digest() {
        return new Sha256LogDigest();
    }

    /// Store in PostgreSQL.
    ///
    /// @param databaseLoops loops that keep the database itself running
    record OnPostgres<E>(
            Postgres postgres,
            Supplier<List<LoopStatus>> databaseLoops,
            PostgresViews readModels,
            EventCodec<E> codec,
            Metrics metrics)
            implements Stores<E> {
        @Override
        public EventStore<E> events() {
            return metrics.measured(postgres.eventStore(codec, digest()));
        }

        @Override
        public EventFeed<E> feed() {
            return postgres.eventFeed(codec, digest());
        }

        @Override
        public LogReader log() {
            return postgres.logReader();
        }

        @Override
        public LogRestore fill() {
            return postgres.logFill();
        }

        @Override
        public ReceiptPurge receipts() {
            return postgres::purgeReceipts;
        }

        @Override
        public Optional<ViewPorts> views() {
            return Optional.of(new ViewPorts(
                    readModels,
                    readModels.generations(),
                    readModels.leases(),
                    readModels.visibility(),
                    postgres.bulkReader(),
                    postgres.positions()));
        }

        @Override
        public Set<String> inline() {
            return readModels.inline();
        }

        @Override
        public int pageBytes() {
            return postgres.pageBytes();
        }

        @Override
        public Optional<String> hindrance() {
            return postgres.hindrance();
        }

        @Override
        public List<LoopStatus> loops() {
            return Stream.concat(databaseLoops.get().stream(), postgres.loops().stream())
                    .toList();
        }
    }

    /// Store in the memory of this process, lost when the process ends.
    record InMemory<E>(MemoryLog<E> memory, MemoryViews readModels, EventCodec<E> codec, Metrics metrics)
            implements Stores<E> {
        @Override
        public EventStore<E> events() {
            return metrics.measured(memory.store());
        }

        @Override
        public EventFeed<E> feed() {
            return memory.feed();
        }

        @Override
        public LogReader log() {
            return memory.reader();
        }

        @Override
        public LogRestore fill() {
            return memory.fill(UUID.randomUUID().toString());
        }

        @Override
        public ReceiptPurge receipts() {
            return memory.receiptPurge();
        }

        @Override
        public Optional<ViewPorts> views() {
            return Optional.of(new ViewPorts(
                    readModels,
                    readModels.generations(),
                    readModels.leases(),
                    readModels.visibility(),
                    memory.bulkReader(),
                    memory.positions()));
        }

        @Override
        public Set<String> inline() {
            return Set.of();
        }

        @Override
        public int pageBytes() {
            return memory.pageBytes();
        }

        @Override
        public Optional<String> hindrance() {
            return Optional.empty();
        }

        @Override
        public List<LoopStatus> loops() {
            return List.of();
        }
    }
}
