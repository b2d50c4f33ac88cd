package dev.scoresheet.adapters.postgres.kernel.embedded;

import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
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
/// One process owns a folder at a time, and the server ends with it: by [#close()], or by itself when
/// the process was killed. What a killed process left running all the same is ended before the server
/// starts anew, so that nothing committed is lost. Blocking; every wait has an end.
public final class EmbeddedServer implements AutoCloseable {

    /// The major version of the server that comes along.
    public static final String MAJOR = Cluster.MAJOR;

    private static final int SECONDS_TO_CONNECT = 10;
    private static final int SECONDS_TO_ASK = 2;
    private static final String CANNOT_CONNECT_NOW = "57P03";
    private static final Duration JOIN = Duration.ofSeconds(60);
    private static final Duration FOR_ITS_PORT = Duration.ofSeconds(10);

    private final DatabaseAddress address;
    private final Optional<Owned> owned;
    private boolean closed;

    private EmbeddedServer(DatabaseAddress address, Optional<Owned> owned) {
        this.address = address;
        this.owned = owned;
    }

    /// Starts the folder's server, or refuses, naming the process that has it.
    public static EmbeddedServer start(Path folder) {
        return start(folder, Map.of());
    }

    /// The same with other settings than the durable defaults; what is asked for durability is what
    /// is read back.
    public static EmbeddedServer start(Path folder, Map<String, String> changed) {
        return start(folder, changed, FOR_ITS_PORT);
    }

    /// @param forItsPort how long a revival waits for the port before it takes another
    static EmbeddedServer start(Path folder, Map<String, String> changed, Duration forItsPort) {
        var lock = FolderLock.tryLock(folder)
                .orElseThrow(() -> new DataFolderUnusable(
                        "the data folder %s is in use by %s: stop it, or name another folder by --data-dir"
                                .formatted(folder, FolderLock.holder(folder))));
        return owning(folder, changed, forItsPort, lock);
    }

    /// Joins the server that another process runs on this folder, or starts it.
    public static EmbeddedServer startOrJoin(Path folder) {
        var noAnswer = "no answer";
        for (var giveUp = Instant.now().plus(JOIN); Instant.now().isBefore(giveUp); pause()) {
            var lock = FolderLock.tryLock(folder);
            if (lock.isPresent()) {
                return owning(folder, Map.of(), FOR_ITS_PORT, lock.get());
            }
            try {
                return joining(folder);
            } catch (IOException | SQLException notYet) {
                noAnswer = String.valueOf(notYet.getMessage());
            }
        }
        throw new ServerFailed("%s has the data folder %s, but its database did not answer within %d s: %s"
                .formatted(FolderLock.holder(folder), folder, JOIN.toSeconds(), noAnswer));
    }

    private static EmbeddedServer owning(
            Path folder, Map<String, String> changed, Duration forItsPort, FolderLock lock) {
        try {
            var cluster = Cluster.in(folder, Binaries.unpacked());
            var owned = Owned.start(new Postmaster(cluster), ServerSettings.with(changed), forItsPort, lock);
            try {
                makeReady(Cluster.address(owned::port, "postgres", cluster.password()));
                var address = Cluster.address(owned::port, Cluster.NAME, cluster.password());
                readBack(address, owned.settings());
                return new EmbeddedServer(address, Optional.of(owned));
            } catch (SQLException problem) {
                owned.end();
                throw new ServerFailed(
                        "the embedded database started, but cannot be used: " + problem.getMessage(), problem);
            } catch (RuntimeException | Error problem) { // also because this process was told to end
                owned.end();
                throw problem;
            }
        } catch (RuntimeException | Error problem) {
            lock.close();
            throw problem;
        }
    }

    /// The owner may start its server again on another port, so the port is read for each connection.
    private static EmbeddedServer joining(Path folder) throws IOException, SQLException {
        var port = new JoinedPort(folder);
        var password = Files.readString(folder.resolve("password")).strip();
        var address = Cluster.address(port, Cluster.NAME, password);
        address.connect(SECONDS_TO_CONNECT).close();
        return new EmbeddedServer(address, Optional.empty());
    }

    private static void makeReady(DatabaseAddress maintenance) throws SQLException {
        try (var connection = maintenance.connect(SECONDS_TO_CONNECT);
                var statement = connection.createStatement()) {
            var there = statement.executeQuery("select from pg_database where datname = '%s'".formatted(Cluster.NAME));
            if (!there.next()) {
                statement.execute("create database " + Cluster.NAME);
            }
        }
    }

    private static void readBack(DatabaseAddress address, Map<String, String> settings) throws SQLException {
        var expected = new HashMap<>(Map.of("data_checksums", "on", "password_encryption", "scram-sha-256"));
        ServerSettings.DURABLE.forEach((name, value) -> expected.put(name, settings.getOrDefault(name, value)));
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

    /// The database `scoresheet`, as its owner. It says where the server is now: after a revival that
    /// may be another port.
    public DatabaseAddress address() {
        return address;
    }

    /// True when another process owns the server: [#close()] then leaves it running.
    public boolean joined() {
        return owned.isEmpty();
    }

    /// The server's main process, while it is seen to run and is this process's to end.
    public synchronized Optional<ProcessHandle> process() {
        return owned.flatMap(server -> server.runs() ? ProcessHandle.of(server.process()) : Optional.empty());
    }

    /// Whether the server is surely not there any more.
    ///
    /// @throws ServerFailed when it cannot be looked at
    public synchronized boolean isGone() {
        return !closed && owned.isPresent() && owned.get().isGone();
    }

    /// Starts the server again when it is surely not there any more; returns at once when it runs or
    /// was closed. While its port is taken by another program it waits for that, call by call, and
    /// then takes another port.
    ///
    /// @return whether it had to be started
    /// @throws ServerFailed when it could not be started yet, or could not be looked at: to be called
    ///     again
    public synchronized boolean revive() {
        return !closed && owned.isPresent() && owned.get().revive();
    }

    /// The server's answer while it runs and takes no connection.
    ///
    /// @param words of the server
    /// @param recovers true if it is at work on its start, which may take minutes after a crash
    public record Refusal(String words, boolean recovers) {}

    /// Asks the server for a connection. Empty when it gives one, when it refuses this one for another reason, and when
    /// it gives no answer.
    public Optional<Refusal> refusal() {
        if (owned.isEmpty()) {
            return Optional.empty();
        }
        try {
            address.connect(SECONDS_TO_ASK).close();
            return Optional.empty();
        } catch (SQLException refused) {
            return CANNOT_CONNECT_NOW.equals(refused.getSQLState())
                    ? Optional.of(new Refusal(
                            String.valueOf(refused.getMessage()), owned.get().recovers()))
                    : Optional.empty();
        }
    }

    /// Ends the server at once, whatever it is at, and starts it again. It recovers all that was committed.
    ///
    /// @throws ServerFailed when it could not be ended, or not be started yet: [#revive()] tries again
    public synchronized void restart() {
        if (!closed) {
            owned.ifPresent(Owned::restart);
        }
    }

    /// Ends the server with this process, in order. For those who have no life cycle of their own.
    public EmbeddedServer closeAtExit() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "embedded database stops"));
        return this;
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            owned.ifPresent(Owned::close);
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
