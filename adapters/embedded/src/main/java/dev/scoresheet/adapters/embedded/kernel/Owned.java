package dev.scoresheet.adapters.embedded.kernel;

import dev.scoresheet.application.kernel.database.ServerFailed;
import dev.scoresheet.application.kernel.time.TimeSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// Server of a folder that this process owns, from start to end, including restarts. Not thread-safe, except for the
/// port.
final class Owned implements AutoCloseable {

    private static final int PORTS_TO_TRY = 10;

    private final Postmaster postmaster;
    private final Map<String, String> settings;
    private final Duration forItsPort;
    private final FolderLock lock;
    private volatile Sighting.Running server;
    private OwnerWatch watch;
    private Optional<Instant> waitsForItsPortUntil = Optional.empty();

    private Owned(
            Postmaster postmaster,
            Map<String, String> settings,
            Duration forItsPort,
            FolderLock lock,
            Sighting.Running server,
            OwnerWatch watch) {
        this.postmaster = postmaster;
        this.settings = settings;
        this.forItsPort = forItsPort;
        this.lock = lock;
        this.server = server;
        this.watch = watch;
    }

    /// Starts the server, on its last port if that is free. A start that fails leaves no server running.
    static Owned start(Postmaster postmaster, Map<String, String> settings, Duration forItsPort, FolderLock lock) {
        postmaster.stop();
        try {
            var server = onAnyPort(postmaster, settings);
            return new Owned(postmaster, settings, forItsPort, lock, server, watch(server, postmaster));
        } catch (RuntimeException | Error problem) {
            postmaster.stop();
            throw problem;
        }
    }

    private static Sighting.Running onAnyPort(Postmaster postmaster, Map<String, String> settings) {
        var port = remembered(postmaster);
        for (int attempt = 1; ; attempt++) {
            try {
                return postmaster.start(port, settings);
            } catch (Postmaster.PortTaken taken) {
                if (attempt == PORTS_TO_TRY) {
                    throw new ServerFailed(String.valueOf(taken.getMessage()), taken);
                }
                port = Port.free();
            }
        }
    }

    private static int remembered(Postmaster postmaster) {
        try {
            return Port.remembered(postmaster.cluster().folder()).orElseGet(Port::free);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static OwnerWatch watch(Sighting.Running server, Postmaster postmaster) {
        return OwnerWatch.over(server, postmaster.cluster().data());
    }

    Map<String, String> settings() {
        return settings;
    }

    int port() {
        return server.port();
    }

    long process() {
        return server.process();
    }

    boolean runs() {
        return postmaster.pidFile().look(server) instanceof Sighting.Running;
    }

    boolean isGone() {
        return switch (postmaster.pidFile().look(server)) {
            case Sighting.Running _ -> false;
            case Sighting.Absent _ -> true;
            case Sighting.Unsure(var why) -> throw postmaster.notKnown(why);
        };
    }

    /// See [EmbeddedServer#revive()].
    boolean revive() {
        var gone = isGone();
        if (gone) {
            startAgain();
        }
        return gone;
    }

    /// True if the server is still starting.
    boolean recovers() {
        return new Children(server.process()).recover();
    }

    /// See [EmbeddedServer#restart()].
    void restart() {
        postmaster.cutOff(server);
        startAgain();
    }

    /// Starts the server, or takes over one from a start that seemed to fail.
    private void startAgain() {
        switch (postmaster.pidFile().look()) {
            case Sighting.Running started -> watched(started);
            case Sighting.Absent none -> {
                postmaster.forget(none);
                watched(onItsPort());
            }
            case Sighting.Unsure(var why) -> throw postmaster.notKnown(why);
        }
    }

    private void watched(Sighting.Running started) {
        var before = watch;
        watch = watch(started, postmaster);
        before.close();
        server = started;
        waitsForItsPortUntil = Optional.empty();
    }

    private Sighting.Running onItsPort() {
        try {
            return postmaster.start(server.port(), settings);
        } catch (Postmaster.PortTaken taken) {
            var until = waitsForItsPortUntil.orElseGet(
                    () -> TimeSource.system().instant().plus(forItsPort));
            waitsForItsPortUntil = Optional.of(until);
            if (TimeSource.system().instant().isBefore(until)) {
                throw new ServerFailed(
                        "%s; the database waits for the port until %s, then uses another port"
                                .formatted(taken.getMessage(), until),
                        taken);
            }
            return onAnyPort(postmaster, settings);
        }
    }

    /// Ends the server by the watch process, which needs neither a file handle nor a new process. If that fails,
    /// `pg_ctl` stops it.
    void end() {
        watch.close();
        try {
            postmaster.awaitEnd(server);
        } catch (ServerFailed goesOn) {
            postmaster.stop();
        }
    }

    @Override
    public void close() {
        try (lock) {
            end();
        }
    }
}
