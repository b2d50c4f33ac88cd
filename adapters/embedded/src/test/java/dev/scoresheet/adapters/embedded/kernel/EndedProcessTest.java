package dev.scoresheet.adapters.embedded.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.application.kernel.database.DataFolderUnusable;
import java.io.BufferedReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndedProcessTest {

    private record Application(Process process, ProcessHandle server, String jdbcUrl) {}

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final String CLASSES = System.getProperty("java.class.path");

    @TempDir
    Path folder;

    @Test
    void a_terminated_process_takes_its_server_along() throws Exception {
        var application = started();
        application.process().destroy();
        assertTrue(application.process().waitFor(40, TimeUnit.SECONDS));
        application.server().onExit().get(5, TimeUnit.SECONDS);
    }

    @Test
    void a_killed_process_takes_its_server_along_and_every_row_is_kept() throws Exception {
        var application = started();
        ask(application, "create table note as select 7 as number");
        application.process().destroyForcibly().waitFor();
        application.server().onExit().get(20, TimeUnit.SECONDS);
        try (var server = EmbeddedServer.start(folder)) {
            assertEquals("7", EmbeddedServerTest.ask(server.address(), "select number from note"));
        }
    }

    @Test
    void without_file_handles_a_process_neither_takes_its_server_for_dead_nor_leaves_it_running() throws Exception {
        var process = new ProcessBuilder(
                        "sh",
                        "-c",
                        "ulimit -n 256 && exec \"$@\"",
                        "sh",
                        JAVA,
                        "-cp",
                        CLASSES,
                        NoHandlesLeft.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var said = new BufferedReader(process.inputReader()).readLine();
        assertEquals("revived false, same true, answers 1, ended", said);
        assertEquals(0, process.waitFor());
    }

    @Test
    void after_a_kill_that_took_its_watch_along_the_next_start_ends_the_orphan_and_finds_every_row() throws Exception {
        var application = started();
        ask(application, "create table note as select 7 as number");
        var refusal = assertThrows(DataFolderUnusable.class, () -> EmbeddedServer.start(folder));
        assertTrue(
                refusal.getMessage().contains("process " + application.process().pid()), refusal.getMessage());

        application.process().children().forEach(ProcessHandle::destroyForcibly);
        application.process().destroyForcibly().waitFor();
        assertTrue(application.server().isAlive(), "nothing ended it");
        try (var server = EmbeddedServer.start(folder)) {
            application.server().onExit().get(5, TimeUnit.SECONDS);
            assertEquals("7", EmbeddedServerTest.ask(server.address(), "select number from note"));
        }
    }

    private void ask(Application application, String sql) throws Exception {
        var password = Files.readString(folder.resolve("password")).strip();
        var port = URI.create(application.jdbcUrl().substring("jdbc:".length())).getPort();
        EmbeddedServerTest.ask(new ClusterAddress(() -> port, Cluster.NAME, password), sql);
    }

    private Application started() throws Exception {
        var process = new ProcessBuilder(JAVA, "-cp", CLASSES, ServerInAProcess.class.getName(), folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var line = new BufferedReader(process.inputReader()).readLine().split(" ");
        return new Application(
                process, ProcessHandle.of(Long.parseLong(line[0])).orElseThrow(), line[1]);
    }
}
