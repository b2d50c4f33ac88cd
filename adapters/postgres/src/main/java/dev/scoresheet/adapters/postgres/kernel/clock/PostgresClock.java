package dev.scoresheet.adapters.postgres.kernel.clock;

import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseError;
import dev.scoresheet.adapters.postgres.kernel.connection.Pool;
import dev.scoresheet.adapters.postgres.kernel.connection.SessionSettings;
import dev.scoresheet.application.kernel.operations.Heartbeat;
import dev.scoresheet.application.kernel.operations.LoopStatus;
import dev.scoresheet.application.kernel.time.ClockMeasurement;
import dev.scoresheet.application.kernel.time.MeasuredClock;
import dev.scoresheet.application.kernel.time.TimeSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;

/// Loop that measures the clock of the database. It has a connection of its own, so that it waits for no command.
public final class PostgresClock implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(PostgresClock.class.getName());

    private static final Duration EVERY = Duration.ofSeconds(10);

    /// Pause while the time is unknown.
    private static final Duration AGAIN = Duration.ofSeconds(1);

    /// Includes an attempt to connect to a database that does not answer.
    private static final Duration PERIOD = EVERY.plusSeconds(3L * SessionSettings.CONNECT_SECONDS);

    private final Pool connection;
    private final TimeSource time;
    private final MeasuredClock clock;
    private final Heartbeat heartbeat;
    private final Thread thread;
    private volatile boolean closing;

    /// Measures once, then starts the loop. If the first measurement fails, the time is unknown until the loop has it.
    ///
    /// @param grace maximum round trip of a measurement, and maximum difference between two measurements
    public PostgresClock(DatabaseAddress address, String application, TimeSource time, Duration grace) {
        this.connection = Pool.ofTransactions(address, SessionSettings.reading(application, "clock"), "clock", 1);
        this.time = time;
        this.clock = new MeasuredClock(time, grace, this::ask);
        this.heartbeat = new Heartbeat("clock", PERIOD, time);
        round();
        this.thread = Thread.ofVirtual().name("clock").start(() -> heartbeat.run(this::measureUntilTheEnd));
    }

    public MeasuredClock clock() {
        return clock;
    }

    public LoopStatus loop() {
        return heartbeat.status();
    }

    private void measureUntilTheEnd() throws InterruptedException {
        while (!closing) {
            time.sleep(heartbeat.status().state() == LoopStatus.State.RUNNING ? EVERY : AGAIN);
            round();
        }
    }

    private void round() {
        var trouble = measured();
        if (closing) {
            return;
        }
        if (trouble.isPresent() && heartbeat.status().state() == LoopStatus.State.RUNNING) {
            LOG.log(System.Logger.Level.WARNING, trouble.get());
        }
        trouble.ifPresentOrElse(
                what -> heartbeat.beat(LoopStatus.State.TRYING_AGAIN, what),
                () -> heartbeat.beat(LoopStatus.State.RUNNING));
    }

    private Optional<String> measured() {
        try {
            clock.measure();
            return clock.trouble();
        } catch (RuntimeException failed) {
            return Optional.of(String.valueOf(failed.getMessage()));
        }
    }

    /// Measures after the connection is open: the time that it takes to open is no part of the round trip.
    private ClockMeasurement ask() {
        try {
            return connection.autocommit(this::ask);
        } catch (SQLException failure) {
            throw DatabaseError.of(failure).thrown("the clock of the database cannot be read");
        }
    }

    private ClockMeasurement ask(Connection open) throws SQLException {
        try (var statement = open.createStatement()) {
            var sent = time.nanos();
            try (var rows = statement.executeQuery("select clock_timestamp()")) {
                var received = time.nanos();
                rows.next();
                return new ClockMeasurement(
                        sent, rows.getObject(1, OffsetDateTime.class).toInstant(), received);
            }
        }
    }

    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        connection.close();
    }
}
