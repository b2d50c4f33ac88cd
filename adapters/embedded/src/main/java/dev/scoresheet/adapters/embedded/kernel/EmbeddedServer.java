package dev.scoresheet.adapters.embedded.kernel;

import dev.scoresheet.application.kernel.database.DataFolderUnusable;
import dev.scoresheet.application.kernel.database.RunningDatabase;
import dev.scoresheet.application.kernel.database.ServerFailed;
import dev.scoresheet.application.kernel.database.ServerFolders;
import dev.scoresheet.application.kernel.time.TimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// PostgreSQL server on a folder. It listens on loopback only and uses page checksums. It requires a password (file
/// `password` in the folder, readable only by its owner). It acknowledges a commit when it is on disk. The start reads
/// these settings from the server.
///
/// One process owns a folder at a time, and the server ends with it: by [#close()], or by itself when the process was
/// killed. The next start first ends a server that outlived its owner, so that no commit is lost. Methods block, with a
/// timeout on every wait.
final class EmbeddedServer implements RunningDatabase {

    private static final int SECONDS_TO_CONNECT = 10;
    private static final int SECONDS_TO_ASK = 2;
    private static final String CANNOT_CONNECT_NOW = "57P03";
    private static final Duration JOIN = Duration.ofSeconds(60);
    private static final Duration FOR_ITS_PORT = Duration.ofSeconds(10);

    private final ClusterAddress address;
    private final Optional<Owned> owned;
    private boolean closed;

    private EmbeddedServer(ClusterAddress address, Optional<Owned> owned) {
        this.address = address;
        this.owned = owned;
    }

    /// Starts the folder's server, or refuses with the process that owns the folder.
    static EmbeddedServer start(Path folder) {
        return start(folder, Map.of());
    }

    /// Starts the server of these folders with changed settings.
    static EmbeddedServer start(ServerFolders folders, Map<String, String> changed) {
        return start(folders, changed, FOR_ITS_PORT);
    }

    /// Starts the folder's server with changed settings. The start checks the changed durability settings on the
    /// server.
    static EmbeddedServer start(Path folder, Map<String, String> changed) {
        return start(ServerFolders.of(folder.toString()), changed);
    }

    /// Starts the folder's server.
    ///
    /// @param forItsPort the time that a revival waits for the port before it takes another
    static EmbeddedServer start(ServerFolders folders, Map<String, String> changed, Duration forItsPort) {
        var folder = Path.of(folders.data());
        var lock = FolderLock.tryLock(folder)
                .orElseThrow(() -> new DataFolderUnusable(
                        "the data folder %s is in use by %s; stop it, or name another folder with --data-dir"
                                .formatted(folder, FolderLock.holder(folder))));
        return owning(folders, changed, forItsPort, lock);
    }

    /// Joins the server that another process runs on this data folder, or starts it.
    static EmbeddedServer startOrJoin(ServerFolders folders) {
        var folder = Path.of(folders.data());
        var noAnswer = "no answer";
        for (var giveUp = TimeSource.system().deadline(JOIN); !giveUp.isOver(); pause()) {
            var lock = FolderLock.tryLock(folder);
            if (lock.isPresent()) {
                return owning(folders, Map.of(), FOR_ITS_PORT, lock.get());
            }
            try {
                return joining(folder);
            } catch (IOException | SQLException notYet) {
                noAnswer = String.valueOf(notYet.getMessage());
            }
        }
        throw new ServerFailed("%s uses the data folder %s, but its database did not answer within %d s: %s"
                .formatted(FolderLock.holder(folder), folder, JOIN.toSeconds(), noAnswer));
    }

    private static EmbeddedServer owning(
            ServerFolders folders, Map<String, String> changed, Duration forItsPort, FolderLock lock) {
        try {
            var cluster = Cluster.in(
                    Path.of(folders.data()), Binaries.unpacked(folders.cache().map(Path::of)));
            var owned = Owned.start(new Postmaster(cluster), ServerSettings.with(changed), forItsPort, lock);
            try {
                makeReady(new ClusterAddress(owned::port, "postgres", cluster.password()));
                var address = new ClusterAddress(owned::port, Cluster.NAME, cluster.password());
                readBack(address, owned.settings());
                return new EmbeddedServer(address, Optional.of(owned));
            } catch (SQLException problem) {
                owned.end();
                throw new ServerFailed(
                        "the embedded database started, but cannot be used: " + problem.getMessage(), problem);
            } catch (RuntimeException | Error problem) { // also when this process was told to end
                owned.end();
                throw problem;
            }
        } catch (RuntimeException | Error problem) {
            lock.close();
            throw problem;
        }
    }

    /// Reads the port for each connection, because the owner may restart the server on another one.
    private static EmbeddedServer joining(Path folder) throws IOException, SQLException {
        var port = new JoinedPort(folder);
        var password = Files.readString(folder.resolve("password")).strip();
        var address = new ClusterAddress(port, Cluster.NAME, password);
        address.connect(SECONDS_TO_CONNECT).close();
        return new EmbeddedServer(address, Optional.empty());
    }

    private static void makeReady(ClusterAddress maintenance) throws SQLException {
        try (var connection = maintenance.connect(SECONDS_TO_CONNECT);
                var statement = connection.createStatement()) {
            var there = statement.executeQuery("select from pg_database where datname = '%s'".formatted(Cluster.NAME));
            if (!there.next()) {
                statement.execute("create database " + Cluster.NAME);
            }
        }
    }

    private static void readBack(ClusterAddress address, Map<String, String> settings) throws SQLException {
        var expected = new HashMap<>(Map.of("data_checksums", "on", "password_encryption", "scram-sha-256"));
        ServerSettings.DURABLE.forEach((name, value) -> expected.put(name, settings.getOrDefault(name, value)));
        try (var connection = address.connect(SECONDS_TO_CONNECT);
                var query = connection.prepareStatement("select current_setting(?)")) {
            for (var setting : expected.entrySet()) {
                query.setString(1, setting.getKey());
                try (var answer = query.executeQuery()) {
                    answer.next();
                    if (!setting.getValue().equals(answer.getString(1))) {
                        throw new ServerFailed("the embedded database runs with %s = %s, but this release requires %s"
                                .formatted(setting.getKey(), answer.getString(1), setting.getValue()));
                    }
                }
            }
        }
    }

    /// Returns the address of the database, with its owner as user. The port may be another after a revival.
    ClusterAddress address() {
        return address;
    }

    @Override
    public String jdbcUrl() {
        return address.jdbcUrl();
    }

    @Override
    public String user() {
        return Cluster.NAME;
    }

    @Override
    public String password() {
        return address.password();
    }

    @Override
    public Watch watch() {
        return EmbeddedServerSupervisor.watch(this);
    }

    /// True if another process owns the server. [#close()] then leaves it running.
    boolean joined() {
        return owned.isEmpty();
    }

    @Override
    public synchronized Optional<ProcessHandle> process() {
        return owned.flatMap(server -> server.runs() ? ProcessHandle.of(server.process()) : Optional.empty());
    }

    /// True if the server has certainly ended.
    ///
    /// @throws ServerFailed when its state cannot be determined
    synchronized boolean isGone() {
        return !closed && owned.isPresent() && owned.get().isGone();
    }

    /// Restarts the server if it has certainly ended. Returns at once when it runs or was closed. While another program
    /// uses its port, each call fails until a time is over; then the server takes another port.
    ///
    /// @throws ServerFailed also when the state of the server cannot be determined
    @Override
    public synchronized boolean revive() {
        return !closed && owned.isPresent() && owned.get().revive();
    }

    /// Answer of a server that runs but accepts no connection.
    ///
    /// @param words the message of the server
    /// @param recovers true if the server is still starting, which may take minutes after a crash
    record Refusal(String words, boolean recovers) {}

    /// Tries to connect. Empty when the server accepts, refuses for another reason, or gives no answer.
    Optional<Refusal> refusal() {
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

    /// Ends the server at once, without waiting for its work, and starts it again. The server recovers all commits.
    ///
    /// @throws ServerFailed when it could not be ended or started yet: [#revive()] tries again
    synchronized void restart() {
        if (!closed) {
            owned.ifPresent(Owned::restart);
        }
    }

    /// Closes the server in a shutdown hook of this process, for callers without a life cycle of their own.
    EmbeddedServer closeAtExit() {
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
            TimeSource.system().sleep(Duration.ofMillis(200));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ServerFailed("interrupted while waiting for the embedded database", stopped);
        }
    }
}
