package dev.scoresheet.adapters.postgres.kernel.embedded;

import dev.scoresheet.adapters.postgres.kernel.DatabaseAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A PostgreSQL server on a folder. It listens on loopback only, asks for a password (file
/// `password` in the folder, readable by its owner alone), checks its pages, and answers a commit
/// when the disk has it; the settings are read back at the start.
///
/// One process owns a folder at a time. Whatever a killed process left running there is ended
/// before the server starts anew, so that nothing committed is lost. [#close()] ends the server; a
/// process that is killed leaves it to the next start. Blocking; every wait has an end.
public final class EmbeddedServer implements AutoCloseable {

    /// The major version of the server that comes along.
    public static final String MAJOR = Cluster.MAJOR;

    private static final int SECONDS_TO_CONNECT = 10;
    private static final Duration JOIN = Duration.ofSeconds(60);

    private final DatabaseAddress address;
    private final Map<String, String> settings;
    private final Optional<Postmaster> postmaster;
    private final Optional<FolderLock> lock;
    private boolean closed;

    private EmbeddedServer(
            DatabaseAddress address,
            Map<String, String> settings,
            Optional<Postmaster> postmaster,
            Optional<FolderLock> lock) {
        this.address = address;
        this.settings = settings;
        this.postmaster = postmaster;
        this.lock = lock;
    }

    /// Starts the folder's server, or refuses, naming the process that has it.
    public static EmbeddedServer start(Path folder) {
        return start(folder, Map.of());
    }

    /// The same with other settings than the durable defaults; what is asked for durability is what
    /// is read back.
    public static EmbeddedServer start(Path folder, Map<String, String> changed) {
        var lock = FolderLock.tryLock(folder)
                .orElseThrow(() -> new FolderRefused(
                        "the data folder %s is in use by %s: stop it, or name another folder by --data-dir"
                                .formatted(folder, FolderLock.holder(folder))));
        return owned(folder, changed, lock);
    }

    /// Joins the server that another process runs on this folder, or starts it.
    public static EmbeddedServer startOrJoin(Path folder) {
        for (var giveUp = Instant.now().plus(JOIN); Instant.now().isBefore(giveUp); ) {
            var lock = FolderLock.tryLock(folder);
            if (lock.isPresent()) {
                return owned(folder, Map.of(), lock.get());
            }
            var running = running(folder);
            if (running.isPresent()) {
                return new EmbeddedServer(running.get(), Map.of(), Optional.empty(), Optional.empty());
            }
            pause();
        }
        throw new ServerFailed("%s has the data folder %s, but its database did not answer within %d s"
                .formatted(FolderLock.holder(folder), folder, JOIN.toSeconds()));
    }

    private static EmbeddedServer owned(Path folder, Map<String, String> changed, FolderLock lock) {
        try {
            var cluster = Cluster.in(folder, Binaries.unpacked());
            var postmaster = new Postmaster(cluster);
            var settings = Settings.with(changed);
            postmaster.stop();
            return started(postmaster, settings, lock);
        } catch (RuntimeException | Error problem) {
            lock.close();
            throw problem;
        }
    }

    /// A start that fails half-way, also because somebody ended it, leaves nothing running.
    private static EmbeddedServer started(Postmaster postmaster, Map<String, String> settings, FolderLock lock) {
        try {
            var cluster = postmaster.cluster();
            var port = postmaster.start(settings);
            var address = Cluster.address(port, Cluster.NAME, cluster.password());
            var server = new EmbeddedServer(address, settings, Optional.of(postmaster), Optional.of(lock));
            server.makeReady(Cluster.address(port, "postgres", cluster.password()));
            return server;
        } catch (RuntimeException | Error problem) {
            postmaster.stop();
            throw problem;
        }
    }

    private static Optional<DatabaseAddress> running(Path folder) {
        var port = Postmaster.port(folder);
        if (port.isEmpty()) {
            return Optional.empty();
        }
        try {
            var password = Files.readString(folder.resolve("password")).strip();
            var address = Cluster.address(port.getAsInt(), Cluster.NAME, password);
            address.connect(SECONDS_TO_CONNECT).close();
            return Optional.of(address);
        } catch (IOException | SQLException notYet) {
            return Optional.empty();
        }
    }

    private void makeReady(DatabaseAddress maintenance) {
        try {
            try (var connection = maintenance.connect(SECONDS_TO_CONNECT);
                    var statement = connection.createStatement()) {
                var there =
                        statement.executeQuery("select from pg_database where datname = '%s'".formatted(Cluster.NAME));
                if (!there.next()) {
                    statement.execute("create database " + Cluster.NAME);
                }
            }
            readBack();
        } catch (SQLException problem) {
            throw new ServerFailed(
                    "the embedded database started, but cannot be used: " + problem.getMessage(), problem);
        }
    }

    private void readBack() throws SQLException {
        var expected = new HashMap<>(Map.of("data_checksums", "on", "password_encryption", "scram-sha-256"));
        Settings.DURABLE.forEach((name, value) -> expected.put(name, settings.getOrDefault(name, value)));
        try (var connection = address.connect(SECONDS_TO_CONNECT);
                var query = connection.prepareStatement("select current_setting(?)")) {
            for (var setting : expected.entrySet()) {
                query.setString(1, setting.getKey());
                try (var answer = query.executeQuery()) {
                    answer.next();
                    if (!setting.getValue().equals(answer.getString(1))) {
                        throw new ServerFailed("the embedded database runs with %s = %s, and %s was asked for"
                                .formatted(setting.getKey(), answer.getString(1), setting.getValue()));
                    }
                }
            }
        }
    }

    /// The database `scoresheet`, as its owner.
    public DatabaseAddress address() {
        return address;
    }

    /// True when another process owns the server: [#close()] then leaves it running.
    public boolean joined() {
        return lock.isEmpty();
    }

    /// The number of the server's main process, while it runs and is this process's to end.
    public synchronized Optional<ProcessHandle> process() {
        return postmaster.flatMap(
                server -> server.processId().stream().boxed().findFirst().flatMap(ProcessHandle::of));
    }

    /// Starts the server again after it died under us, on the same port; returns at once when it
    /// runs or was closed.
    public synchronized void revive() {
        if (!closed && process().isEmpty()) {
            postmaster.ifPresent(server -> {
                server.stop();
                server.start(settings);
            });
        }
    }

    /// Ends the server with this process, however the process ends except by a kill. For those who
    /// have no life cycle of their own.
    public EmbeddedServer closeAtExit() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "embedded database stops"));
        return this;
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            postmaster.ifPresent(Postmaster::stop);
            lock.ifPresent(FolderLock::close);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(200));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ServerFailed("interrupted while waiting for the embedded database", stopped);
        }
    }
}
