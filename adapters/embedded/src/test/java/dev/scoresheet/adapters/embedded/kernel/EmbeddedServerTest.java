package dev.scoresheet.adapters.embedded.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.application.kernel.database.DataFolderUnusable;
import dev.scoresheet.application.kernel.database.ServerFailed;
import dev.scoresheet.application.kernel.database.ServerFolders;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServerTest {

    @TempDir
    Path folder;

    @Test
    void the_server_is_durable_requires_a_password_listens_on_loopback_and_accepts_two_hundred_sessions()
            throws Exception {
        try (var server = EmbeddedServer.start(folder)) {
            var address = server.address();
            assertEquals("on", ask(address, "show fsync"));
            assertEquals("on", ask(address, "show full_page_writes"));
            assertEquals("on", ask(address, "show synchronous_commit"));
            assertEquals("on", ask(address, "show data_checksums"));
            assertEquals("127.0.0.1", ask(address, "show listen_addresses"));
            assertEquals("200", ask(address, "show max_connections"));
            assertEquals("UTF8", ask(address, "show server_encoding"));
            assertEquals(Cluster.NAME, ask(address, "select current_database()"));
            assertEquals(
                    "0", ask(address, "select count(*) from pg_hba_file_rules where auth_method <> 'scram-sha-256'"));
            var wrong = new ClusterAddress(address.port(), Cluster.NAME, "wrong");
            assertEquals(
                    "28P01",
                    assertThrows(SQLException.class, () -> wrong.connect(5)).getSQLState());
            assertEquals("rw-------", permissions("password"));
            assertEquals(
                    address.password(),
                    Files.readString(folder.resolve("password")).strip());
            assertTrue(address.jdbcUrl()
                    .contains(":" + Files.readString(folder.resolve("port")).strip() + "/"));
        }
    }

    @Test
    void rows_stay_over_a_clean_stop_and_nothing_is_left_running() throws Exception {
        ProcessHandle process;
        try (var server = EmbeddedServer.start(folder)) {
            process = server.process().orElseThrow();
            ask(server.address(), "create table note as select 7 as number");
        }
        process.onExit().get(5, TimeUnit.SECONDS);
        try (var server = EmbeddedServer.start(folder)) {
            assertEquals("7", ask(server.address(), "select number from note"));
        }
    }

    /// Each of these words would be expanded, or would end a quotation, if a shell read the folder's name.
    @Test
    void a_folder_may_have_any_name_and_no_shell_reads_it() throws Exception {
        var names = "it's \"$HOME\" `touch made` $(touch made) \\ ; &";
        var odd = Files.createDirectory(folder.resolve(names.replace("touch made", "touch $PGDATA.made")));
        for (int start = 1; start <= 2; start++) {
            try (var server = EmbeddedServer.start(odd)) {
                assertEquals(
                        odd.toRealPath().resolve("postgres").toString(), ask(server.address(), "show data_directory"));
                assertTrue(server.process().isPresent(), "the running server is found again");
            }
        }
        try (var there = Files.list(odd)) {
            assertTrue(there.noneMatch(file -> file.toString().endsWith(".made")), "a shell ran a part of the name");
        }
    }

    @Test
    void a_folder_with_a_line_break_in_its_name_is_refused() throws Exception {
        var broken = Files.createDirectory(folder.resolve("two\nlines"));
        var refusal = assertThrows(DataFolderUnusable.class, () -> EmbeddedServer.start(broken));
        assertTrue(refusal.getMessage().contains("control character"), refusal.getMessage());
    }

    @Test
    void a_second_start_is_refused_and_names_the_process_that_has_the_folder() {
        try (var server = EmbeddedServer.start(folder)) {
            var refusal = assertThrows(DataFolderUnusable.class, () -> EmbeddedServer.start(folder));
            assertTrue(
                    refusal.getMessage()
                            .contains("process " + ProcessHandle.current().pid()),
                    refusal.getMessage());
            assertTrue(server.process().isPresent());
        }
    }

    @Test
    void a_second_process_joins_and_leaves_the_server_running() throws Exception {
        try (var server = EmbeddedServer.start(folder)) {
            try (var joined = EmbeddedServer.startOrJoin(ServerFolders.of(folder.toString()))) {
                assertTrue(joined.joined());
                assertEquals("1", ask(joined.address(), "select 1"));
            }
            assertEquals("1", ask(server.address(), "select 1"));
        }
    }

    @Test
    void a_killed_server_is_revived_on_the_same_port_and_keeps_acknowledged_rows() throws Exception {
        try (var server = EmbeddedServer.start(folder)) {
            ask(server.address(), "create table note as select 7 as number");
            var process = server.process().orElseThrow();
            process.destroyForcibly();
            process.onExit().get(10, TimeUnit.SECONDS);
            server.revive();
            assertEquals("7", ask(server.address(), "select number from note"));
        }
    }

    /// A smart shutdown waits for all sessions to end, and those of a pool never do.
    @Test
    void a_server_that_accepts_no_connection_reports_that_and_is_restarted() throws Exception {
        try (var server = EmbeddedServer.start(folder)) {
            ask(server.address(), "create table note as select 7 as number");
            assertEquals(Optional.empty(), server.refusal());
            try (var session = server.address().connect(10)) {
                server.process().orElseThrow().destroy();
                var refusal = refusal(server);
                assertTrue(refusal.words().contains("shutting down"), refusal.words());
                assertFalse(refusal.recovers());
                assertFalse(server.isGone());
                assertTrue(session.isValid(5));

                server.restart();
            }
            assertEquals(Optional.empty(), server.refusal());
            assertEquals("7", ask(server.address(), "select number from note"));
        }
    }

    /// A process that starts up is told by its name, as PostgreSQL gives it. In a standby it never ends.
    @Test
    void a_starting_server_is_distinguished_from_a_stuck_one() throws Exception {
        EmbeddedServer.start(folder).close();
        Files.createFile(folder.resolve("postgres/standby.signal"));
        var settings = Map.of("hot_standby", "off");
        var postmaster = new Postmaster(Cluster.in(folder, Binaries.unpacked(Optional.empty())));
        var owned = Owned.start(
                postmaster,
                ServerSettings.with(settings),
                Duration.ZERO,
                FolderLock.tryLock(folder).orElseThrow());
        try (owned) {
            assertTrue(owned.recovers());
        }
    }

    private static EmbeddedServer.Refusal refusal(EmbeddedServer server) throws InterruptedException {
        for (var giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(20); System.nanoTime() < giveUp; ) {
            var refusal = server.refusal();
            if (refusal.isPresent()) {
                return refusal.get();
            }
            Thread.sleep(20);
        }
        throw new AssertionError("it takes connections");
    }

    @Test
    void a_server_whose_port_is_taken_waits_for_it_and_reports_that() throws Exception {
        try (var server = EmbeddedServer.start(folder)) {
            var url = server.address().jdbcUrl();
            try (var stranger = killedAndPortTaken(server)) {
                var waits = assertThrows(ServerFailed.class, server::revive);
                assertTrue(
                        waits.getMessage()
                                .contains("another program uses port %d of the embedded database"
                                        .formatted(stranger.getLocalPort())),
                        waits.getMessage());
            }
            assertTrue(server.revive());
            assertEquals(url, server.address().jdbcUrl());
            assertEquals("1", ask(server.address(), "select 1"));
        }
    }

    @Test
    void a_server_whose_port_stays_taken_uses_another_and_joined_processes_follow() throws Exception {
        try (var server = EmbeddedServer.start(ServerFolders.of(folder.toString()), Map.of(), Duration.ZERO);
                var joined = EmbeddedServer.startOrJoin(ServerFolders.of(folder.toString()))) {
            var url = server.address().jdbcUrl();
            try (var stranger = killedAndPortTaken(server)) {
                assertTrue(server.revive());
                assertFalse(stranger.isClosed());
                assertNotEquals(url, server.address().jdbcUrl());
                assertEquals("1", ask(server.address(), "select 1"));
                assertEquals("1", ask(joined.address(), "select 1"));
            }
        }
    }

    private static ServerSocket killedAndPortTaken(EmbeddedServer server) throws Exception {
        var process = server.process().orElseThrow();
        process.destroyForcibly();
        process.onExit().get(10, TimeUnit.SECONDS);
        var url = server.address().jdbcUrl();
        var port = Integer.parseInt(url.replaceAll(".*:([0-9]+)/.*", "$1"));
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    }

    @Test
    void a_folder_of_another_major_version_is_refused_and_left_alone() throws Exception {
        Files.createDirectories(folder.resolve("postgres"));
        Files.writeString(folder.resolve("postgres/PG_VERSION"), "17\n");
        var refusal = assertThrows(DataFolderUnusable.class, () -> EmbeddedServer.start(folder));
        assertTrue(refusal.getMessage().contains("PostgreSQL 17"), refusal.getMessage());
        assertEquals("17\n", Files.readString(folder.resolve("postgres/PG_VERSION")));
        assertTrue(FolderLock.tryLock(folder).isPresent(), "the refused start holds no lock");
    }

    private String permissions(String file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file)));
    }

    static String ask(ClusterAddress address, String sql) throws SQLException {
        try (var connection = address.connect(10);
                var statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            try (var answer = statement.getResultSet()) {
                answer.next();
                return answer.getString(1);
            }
        }
    }
}
