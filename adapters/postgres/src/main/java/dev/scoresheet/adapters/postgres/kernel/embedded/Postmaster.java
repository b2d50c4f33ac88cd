package dev.scoresheet.adapters.postgres.kernel.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// Starts and stops the one server process of a cluster, also one that an earlier process left behind. The
/// server runs in a session of its own, so that Ctrl-C at a terminal reaches the application first.
record Postmaster(Cluster cluster) {

    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration STOP = Duration.ofSeconds(30);
    private static final Duration DESCENDANTS = Duration.ofSeconds(20);
    private static final int PORTS_TO_TRY = 10;

    /// Starts the server, on the port of the last time when that is free, and gives the port.
    int start(Map<String, String> settings) {
        var giveUp = Instant.now().plus(DESCENDANTS);
        var port = lastPort().orElseGet(Postmaster::freePort);
        for (var attempt = 1; ; ) {
            var said = attempt(port, settings);
            if (said.isEmpty()) {
                rememberPort(port);
                return port;
            }
            if (said.contains("in use")
                    && said.contains("shared memory")
                    && Instant.now().isBefore(giveUp)) {
                pause(); // backends of a killed server are still on their way out
            } else if (said.contains("could not bind") && attempt++ < PORTS_TO_TRY) {
                port = freePort();
            } else {
                throw new ServerFailed("PostgreSQL did not start on %s:\n%s".formatted(cluster.data(), said));
            }
        }
    }

    /// Nothing when it runs, else what it said.
    private String attempt(int port, Map<String, String> settings) {
        var log = cluster.data().resolve("start.log");
        try {
            Files.deleteIfExists(log);
            var started = Commands.run(cluster.owner().command(start(log, port, settings)), START.plusSeconds(10));
            if (started.ok()) {
                return "";
            }
            var said = Files.exists(log) ? Files.readString(log) : "";
            return (started.said() + "\n" + said).strip();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /// `pg_ctl start` hands its command line to a shell, in double quotes: the program, the log and the options. Only
    /// its environment reaches the server as it is.
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
        // the folder is in the environment, too; here it is for those who list processes
        var options = new StringBuilder(
                "-p %d -D \"%s\"".formatted(port, inDoubleQuotes(cluster.data().toString())));
        settings.forEach((name, value) ->
                options.append(" -c ").append(name).append("='").append(value).append('\''));
        return options.toString();
    }

    /// Ends whatever server runs on this cluster: sessions are cut, everything committed is kept. Returns when it is
    /// gone.
    void stop() {
        var running = processId();
        if (running.isEmpty()) {
            forgetStaleProcess();
            return;
        }
        var handle = ProcessHandle.of(running.getAsInt());
        if (!control("stop", STOP, "-m", "fast").ok()
                && !control("stop", STOP, "-m", "immediate").ok()) {
            handle.ifPresent(ProcessHandle::destroyForcibly);
        }
        handle.ifPresent(process -> process.onExit().join());
    }

    private Commands.Result control(String verb, Duration atMost, String... more) {
        var command = new ArrayList<>(List.of(cluster.binaries().program("pg_ctl"), verb, "-w", "-s"));
        command.addAll(List.of("-D", cluster.data().toString(), "-t", Long.toString(atMost.toSeconds())));
        command.addAll(List.of(more));
        return Commands.run(cluster.owner().command(command), atMost.plusSeconds(10));
    }

    /// The process that `postmaster.pid` names, if it is the server of this cluster and not a stranger with a recycled
    /// number.
    OptionalInt processId() {
        try {
            var file = cluster.data().resolve("postmaster.pid");
            if (!Files.exists(file)) {
                return OptionalInt.empty();
            }
            var number = Integer.parseInt(Files.readAllLines(file).getFirst().strip());
            return ProcessHandle.of(number).filter(this::isServer).isPresent()
                    ? OptionalInt.of(number)
                    : OptionalInt.empty();
        } catch (IOException | RuntimeException unreadable) {
            return OptionalInt.empty();
        }
    }

    private boolean isServer(ProcessHandle process) {
        var folder = Path.of("/proc", Long.toString(process.pid()), "cwd");
        try {
            if (Files.isSymbolicLink(folder)) {
                return process.isAlive() && Files.readSymbolicLink(folder).equals(cluster.data());
            }
        } catch (IOException unreadable) {
            return false;
        }
        return process.info()
                .command()
                .filter(command -> command.endsWith("/postgres"))
                .isPresent();
    }

    /// A number that meanwhile belongs to a stranger would keep PostgreSQL from starting; the folder's lock says nobody
    /// else is at it.
    private void forgetStaleProcess() {
        try {
            Files.deleteIfExists(cluster.data().resolve("postmaster.pid"));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private OptionalInt lastPort() {
        var port = port(cluster.folder());
        return port.isPresent() && isFree(port.getAsInt()) ? port : OptionalInt.empty();
    }

    static OptionalInt port(Path folder) {
        try {
            return OptionalInt.of(
                    Integer.parseInt(Files.readString(folder.resolve("port")).strip()));
        } catch (IOException | NumberFormatException none) {
            return OptionalInt.empty();
        }
    }

    private void rememberPort(int port) {
        try {
            Cluster.writePrivately(cluster.folder().resolve("port"), Integer.toString(port));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static boolean isFree(int port) {
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(200));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ServerFailed("interrupted while starting PostgreSQL", stopped);
        }
    }
}
