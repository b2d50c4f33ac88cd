package dev.scoresheet.bootstrap.kernel.bench.measure;

import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import dev.scoresheet.adapters.postgres.kernel.connection.Migrations;
import dev.scoresheet.application.kernel.database.EmbeddedDatabase;
import dev.scoresheet.application.kernel.database.RunningDatabase;
import dev.scoresheet.application.kernel.database.ServerFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// PostgreSQL server for the measurements only, with durable settings. Each measurement gets a new empty database. The
/// end deletes all of it.
public final class BenchServer implements AutoCloseable {

    private static final int SECONDS = 60;
    private static final String TEMPLATE = "bench_template";

    /// Settings in addition to the durable ones: no checkpoint runs during a measurement, and two tables fit into
    /// memory.
    private static final Map<String, String> SETTINGS = Map.of(
            "shared_buffers", "1GB",
            "wal_buffers", "64MB",
            "max_wal_size", "8GB",
            "checkpoint_timeout", "30min",
            "track_wal_io_timing", "on");

    private final Path folder;
    private final RunningDatabase server;
    private int databases;

    private BenchServer(Path folder, RunningDatabase server) {
        this.folder = folder;
        this.server = server;
    }

    public static BenchServer start() throws IOException, SQLException {
        return start(List.of());
    }

    /// @param subjects subjects whose migrations run after those of the kernel
    public static BenchServer start(List<String> subjects) throws IOException, SQLException {
        var folder = Files.createTempDirectory("scoresheet-bench");
        var embedded = EmbeddedDatabase.ofThisBuild()
                .orElseThrow(() -> new IllegalStateException("the benchmarks need the embedded server"));
        var server = embedded.start(ServerFolders.of(folder.toString()), SETTINGS);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "embedded database stops"));
        var bench = new BenchServer(folder, server);
        bench.execute(bench.main(), "create database " + TEMPLATE);
        var template = bench.database(TEMPLATE);
        var all = new ArrayList<>(List.of("kernel"));
        all.addAll(subjects);
        new Migrations(template, all).migrate();
        return bench;
    }

    /// Returns the database that each fresh one is a copy of.
    public DatabaseAddress template() {
        return database(TEMPLATE);
    }

    /// Creates a migrated database without events, right after a checkpoint.
    public DatabaseAddress fresh() throws SQLException {
        var name = "bench_" + databases++;
        execute(main(), "create database " + name + " template " + TEMPLATE);
        execute(main(), "checkpoint");
        return database(name);
    }

    public void drop(DatabaseAddress database) throws SQLException {
        var url = database.jdbcUrl();
        execute(main(), "drop database " + url.substring(url.lastIndexOf('/') + 1) + " with (force)");
    }

    public void execute(DatabaseAddress database, String sql) throws SQLException {
        try (var connection = database.connect(SECONDS);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    public CpuMeter meter() {
        return new CpuMeter(server.process().map(ProcessHandle::pid).orElse(-1L));
    }

    @Override
    public void close() {
        server.close();
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException stays) {
            throw new UncheckedIOException("the folder " + folder + " stays", stays);
        }
    }

    private DatabaseAddress main() {
        return new DatabaseAddress(server.jdbcUrl(), server.user(), server.password());
    }

    private DatabaseAddress database(String name) {
        var main = main();
        var url = main.jdbcUrl();
        return new DatabaseAddress(url.substring(0, url.lastIndexOf('/') + 1) + name, main.user(), main.password());
    }
}
