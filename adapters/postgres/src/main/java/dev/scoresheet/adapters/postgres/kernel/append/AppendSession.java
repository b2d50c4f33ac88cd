package dev.scoresheet.adapters.postgres.kernel.append;

import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseError;
import dev.scoresheet.adapters.postgres.kernel.connection.SessionSettings;
import dev.scoresheet.adapters.postgres.kernel.log.CommittedEventsBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// Session in which the appender calls the append function. It opens again after it was closed. Used by the appender's
/// thread only.
final class AppendSession {

    private static final System.Logger LOG = System.getLogger(Appender.class.getName());

    private final DatabaseAddress address;
    private final SessionSettings settings;
    private final CommittedEventsBuffer recent;
    private Optional<AppendCall> call;
    private final AtomicLong era = new AtomicLong();

    /// @param first its first connection, opened before any other of this node
    AppendSession(DatabaseAddress address, SessionSettings settings, Connection first, CommittedEventsBuffer recent)
            throws SQLException {
        this.address = address;
        this.settings = settings;
        this.recent = recent;
        this.call = Optional.of(new AppendCall(first));
    }

    /// Returns the call, outside of a transaction. Inside one, callers would get results of what is not committed.
    AppendCall call() throws SQLException {
        if (call.isEmpty()) {
            call = Optional.of(new AppendCall(settings.open(address)));
        }
        if (!call.get().connection().getAutoCommit()) {
            throw new IllegalStateException("the appender's session was left in a transaction");
        }
        return call.get();
    }

    /// Returns the number of connections that ended before this one. Any thread may call it.
    long era() {
        return era.get();
    }

    /// Checks without a caller if the log can be written: a node that is not ready gets no requests.
    void check(AppenderState state) {
        try {
            call().attempt();
            state.succeeded();
        } catch (SQLException failure) {
            state.failed(DatabaseError.of(failure));
            close();
        } catch (RuntimeException defect) {
            LOG.log(System.Logger.Level.ERROR, "an attempt to write the log failed because of a defect", defect);
            close();
        }
    }

    /// Closes the connection. The events of a call without an answer are unknown, so the buffer begins again. All
    /// that this node remembers of streams counts in the era of the connection, so the next era begins.
    void close() {
        if (call.isPresent()) {
            era.incrementAndGet();
        }
        recent.forget();
        try {
            if (call.isPresent()) {
                call.get().close();
            }
        } catch (SQLException gone) {
            LOG.log(
                    System.Logger.Level.DEBUG,
                    "the appender could not close a lost connection: {0}",
                    DatabaseError.words(gone));
        }
        call = Optional.empty();
    }
}
