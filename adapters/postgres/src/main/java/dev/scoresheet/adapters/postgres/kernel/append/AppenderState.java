package dev.scoresheet.adapters.postgres.kernel.append;

import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseError;
import dev.scoresheet.application.kernel.time.TimeSource;
import java.time.Duration;
import java.util.Optional;

/// State of the appender that other threads read: its monitor, and the health of the node.
final class AppenderState {

    static final String FAILED = "the log cannot be written";

    private final TimeSource time = TimeSource.system();
    private volatile long sentAt;
    private volatile boolean sending;
    private volatile Optional<String> failing = Optional.empty();

    void sent() {
        sentAt = time.nanos();
        sending = true;
    }

    void answered() {
        sending = false;
    }

    /// Returns the duration so far of the running database call; zero when none runs.
    Duration underWay() {
        return sending ? time.since(sentAt) : Duration.ZERO;
    }

    void failed(DatabaseError error) {
        failing = Optional.of(FAILED + ": " + error.getMessage());
    }

    /// Records that the log can be written.
    void succeeded() {
        failing = Optional.empty();
    }

    /// Returns the error of the last attempt to write a batch, if the store is to blame; empty once a batch has its
    /// results.
    Optional<String> failing() {
        return failing;
    }
}
