package dev.scoresheet.bootstrap.kernel;

import dev.scoresheet.adapters.json.kernel.Sha256LogDigest;
import dev.scoresheet.adapters.memory.kernel.MemoryLog;
import dev.scoresheet.adapters.postgres.kernel.Postgres;
import dev.scoresheet.application.kernel.log.EventCodec;
import dev.scoresheet.application.kernel.log.EventFeed;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.LogDigest;
import dev.scoresheet.application.kernel.log.LogFill;
import dev.scoresheet.application.kernel.log.LogReader;
import dev.scoresheet.application.kernel.operations.ReceiptPurge;
import java.util.UUID;

/// Where the log is kept, with the ports that stand on it. A subject asks which of the two it is to choose the
/// home of its own tables.
///
/// @param <E> the union of all events of the system
public sealed interface Stores<E> {

    EventCodec<E> codec();

    EventStore<E> events();

    EventFeed<E> feed();

    LogReader log();

    /// For commands: a server's log is not empty for long.
    LogFill fill();

    ReceiptPurge receipts();

    default LogDigest digest() {
        return new Sha256LogDigest();
    }

    /// Kept by PostgreSQL.
    record OnPostgres<E>(Postgres postgres, EventCodec<E> codec) implements Stores<E> {
        @Override
        public EventStore<E> events() {
            return postgres.eventStore(codec, digest());
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
        public LogFill fill() {
            return postgres.logFill();
        }

        @Override
        public ReceiptPurge receipts() {
            return postgres::purgeReceipts;
        }
    }

    /// Kept by this process and gone with it.
    record InMemory<E>(MemoryLog<E> memory, EventCodec<E> codec) implements Stores<E> {
        @Override
        public EventStore<E> events() {
            return memory.store();
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
        public LogFill fill() {
            return memory.fill(UUID.randomUUID().toString());
        }

        /// They go with the process.
        @Override
        public ReceiptPurge receipts() {
            return olderThan -> 0;
        }
    }
}
