package dev.scoresheet.adapters.embedded.kernel;

import dev.scoresheet.application.kernel.database.ServerFailed;
import dev.scoresheet.application.kernel.time.TimeSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Control of the one server process of a cluster, including one that an earlier process left running. The server runs
/// in its own session, so that Ctrl-C at a terminal reaches the application first.
record Postmaster(Cluster cluster) {

    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration STOP = Duration.ofSeconds(30);
    private static final Duration DESCENDANTS = Duration.ofSeconds(20);

    /// Exception for a port that another program uses.
    static final class PortTaken extends Exception {
        private static final long serialVersionUID = 1L;

        PortTaken(int port) {
            super("another program uses port %d of the embedded database".formatted(port));
        }
    }

    PidFile pidFile() {
        return new PidFile(cluster.data());
    }

    /// Starts the server on a port.
    Sighting.Running start(int port, Map<String, String> settings) throws PortTaken {
        Port.requireFree(port);
        for (var giveUp = TimeSource.system().deadline(DESCENDANTS); ; pause()) {
            var said = attempt(port, settings);
            if (said.isEmpty()) {
                Port.remember(cluster.folder(), port);
                return running();
            }
            if (said.contains("could not bind")) {
                throw new PortTaken(port);
            }
            var descendants = said.contains("in use") && said.contains("shared memory");
            if (!descendants || giveUp.isOver()) {
                throw new ServerFailed("PostgreSQL did not start on %s:\n%s".formatted(cluster.data(), said));
            } // backends of a killed server are still ending
        }
    }

    private Sighting.Running running() {
        return switch (pidFile().look()) {
            case Sighting.Running server -> server;
            case Sighting.Absent _ ->
                throw new ServerFailed("PostgreSQL started on %s and ended at once".formatted(cluster.data()));
            case Sighting.Unsure(var why) ->
                throw new ServerFailed(
                        "PostgreSQL started on %s, but its state is unknown: %s".formatted(cluster.data(), why));
        };
    }

    /// Returns empty text if it runs, otherwise its output.
    private String attempt(int port, Map<String, String> settings) {
        var log = cluster.data().resolve("start.log");
        try {
            Files.deleteIfExists(log);
            var started = ProcessRunner.run(cluster.owner().command(start(log, port, settings)), START.plusSeconds(10));
            if (started.ok()) {
                return "";
            }
            var said = Files.exists(log) ? Files.readString(log) : "";
            return (started.said() + "\n" + said).strip();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /// Quotes program, log and options, because `pg_ctl start` passes them to a shell in double quotes. Only its
    /// environment reaches the server unchanged.
    private List<String> start(Path log, int port, Map<String, String> settings) {
        var seconds = Long.toString(START.toSeconds());
        return List.of(
                "env",
                "PGDATA=" + cluster.data(),
                cluster.binaries().program("pg_ctl"),
                "start",
                "-w",
                "-s",
                "-t",
                seconds,
                "-p",
                inDoubleQuotes(cluster.binaries().program("postgres")),
                "-l",
                inDoubleQuotes(log.toString()),
                "-o",
                options(port, settings));
    }

    private static String inDoubleQuotes(String text) {
        return text.replaceAll("[\\\\\"$`]", "\\\\$0");
    }

    private String options(int port, Map<String, String> settings) {
        // the environment has the folder, too; here it is for operators that list processes
        var options = new StringBuilder(
                "-p %d -D \"%s\"".formatted(port, inDoubleQuotes(cluster.data().toString())));
        settings.forEach((name, value) ->
                options.append(" -c ").append(name).append("='").append(value).append('\''));
        return options.toString();
    }

    /// Ends the server that runs on this cluster and waits for its end: sessions are cut, all commits are kept. Does
    /// nothing when it cannot see whether a server runs.
    void stop() {
        switch (pidFile().look()) {
            case Sighting.Running server -> stop(server);
            case Sighting.Absent none -> forget(none);
            case Sighting.Unsure(var why) -> throw notKnown(why);
        }
    }

    ServerFailed notKnown(String why) {
        return new ServerFailed("the node cannot find out if a server runs on %s, so it did nothing: %s"
                .formatted(cluster.data(), why));
    }

    /// Stops a server. Does not kill it when `pg_ctl` itself fails.
    private void stop(Sighting.Running server) {
        var told = control("stop", STOP, "-m", "fast");
        if (!told.ended()) {
            throw new ServerFailed("the node could not tell the embedded database (process %d) to end: %s"
                    .formatted(server.process(), told.said()));
        }
        if (told.ok()) {
            awaitEnd(server);
        } else {
            cutOff(server);
        }
    }

    /// Ends a server that does not answer. At its next start it recovers all commits.
    void cutOff(Sighting.Running server) {
        if (!control("stop", STOP, "-m", "immediate").ok()) {
            ProcessHandle.of(server.process()).ifPresent(ProcessHandle::destroyForcibly);
        }
        awaitEnd(server);
    }

    /// Waits for the end of a server.
    void awaitEnd(Sighting.Running server) {
        for (var giveUp = TimeSource.system().deadline(STOP);
                !(pidFile().look(server) instanceof Sighting.Absent);
                pause()) {
            if (giveUp.isOver()) {
                throw new ServerFailed("the embedded database (process %d) did not end within %d s"
                        .formatted(server.process(), STOP.toSeconds()));
            }
        }
    }

    private ProcessRunner.Result control(String verb, Duration atMost, String... more) {
        var command = new ArrayList<>(List.of(cluster.binaries().program("pg_ctl"), verb, "-w", "-s"));
        command.addAll(List.of("-D", cluster.data().toString(), "-t", Long.toString(atMost.toSeconds())));
        command.addAll(List.of(more));
        return ProcessRunner.run(cluster.owner().command(command), atMost.plusSeconds(10));
    }

    void forget(Sighting.Absent server) {
        try {
            pidFile().forget(server);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static void pause() {
        try {
            TimeSource.system().sleep(Duration.ofMillis(100));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ServerFailed("interrupted while waiting for PostgreSQL", stopped);
        }
    }
}
