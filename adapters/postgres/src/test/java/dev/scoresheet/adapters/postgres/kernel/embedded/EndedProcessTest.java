package dev.scoresheet.adapters.postgres.kernel.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.postgres.kernel.DatabaseAddress;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EndedProcessTest {

    private record Application(Process process, ProcessHandle server, String jdbcUrl) {}

    @TempDir
    Path folder;

    @Test
    void a_terminated_process_takes_its_server_along() throws Exception {
        var application = started();
        application.process().destroy();
        assertTrue(application.process().waitFor(40, TimeUnit.SECONDS));
        assertFalse(application.server().isAlive());
    }

    @Test
    void after_a_kill_the_next_start_ends_the_orphan_and_finds_every_row() throws Exception {
        var application = started();
        var password = Files.readString(folder.resolve("password")).strip();
        var address = new DatabaseAddress(application.jdbcUrl(), Cluster.NAME, password);
        EmbeddedServerTest.ask(address, "create table note as select 7 as number");
        var refusal = assertThrows(FolderRefused.class, () -> EmbeddedServer.start(folder));
        assertTrue(
                refusal.getMessage().contains("process " + application.process().pid()), refusal.getMessage());

        application.process().destroyForcibly().waitFor();
        assertTrue(application.server().isAlive(), "a kill leaves the server to the next start");
        try (var server = EmbeddedServer.start(folder)) {
            assertFalse(application.server().isAlive());
            assertEquals("7", EmbeddedServerTest.ask(server.address(), "select number from note"));
        }
    }

    private Application started() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServerInAProcess.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var line = new BufferedReader(process.inputReader()).readLine().split(" ");
        return new Application(
                process, ProcessHandle.of(Long.parseLong(line[0])).orElseThrow(), line[1]);
    }
}
