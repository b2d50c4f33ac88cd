package dev.scoresheet.adapters.embedded.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Detection of a server: it counts as absent only if this is certain. A process that works in the folder
/// counts as a server.
class PidFileTest {

    private static final int PORT = 5432;

    @TempDir
    Path folder;

    private PidFile file;
    private Process server;

    @BeforeEach
    void start() throws Exception {
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "elsewhere the JDK looks at processes");
        var data = Files.createDirectory(folder.resolve("postgres"));
        file = new PidFile(data);
        server = new ProcessBuilder("sleep", "60").directory(data.toFile()).start();
    }

    @AfterEach
    void end() throws Exception {
        server.destroyForcibly().waitFor();
    }

    private void says(long process, String... more) throws Exception {
        var lines = "%d\n%s\n1700000000\n%d\n\n127.0.0.1\n".formatted(process, file.data(), PORT);
        Files.writeString(file.data().resolve("postmaster.pid"), lines + String.join("\n", more));
    }

    @Test
    void a_process_that_works_in_the_folder_runs() throws Exception {
        says(server.pid());
        assertEquals(new Sighting.Running(server.pid(), PORT), file.look());
    }

    @Test
    void it_runs_also_when_the_folder_is_reached_by_a_link() throws Exception {
        says(server.pid());
        var link = Files.createSymbolicLink(folder.resolve("link"), file.data());
        assertEquals(new Sighting.Running(server.pid(), PORT), new PidFile(link).look());
    }

    @Test
    void a_process_that_ended_and_a_stranger_with_its_number_are_absent() throws Exception {
        says(ProcessHandle.current().pid());
        assertEquals(new Sighting.Absent(), file.look());
        says(server.pid());
        server.destroyForcibly().waitFor();
        assertEquals(new Sighting.Absent(), file.look());
        assertEquals(new Sighting.Absent(), file.look(new Sighting.Running(server.pid(), PORT)));
    }

    @Test
    void no_file_is_an_absent_server() {
        assertEquals(new Sighting.Absent(), file.look());
    }

    @Test
    void a_file_that_cannot_be_read_leaves_it_open() throws Exception {
        Files.createDirectory(file.data().resolve("postmaster.pid"));
        assertInstanceOf(Sighting.Unsure.class, file.look());
    }

    @Test
    void a_file_that_is_not_whole_leaves_it_open_while_a_process_works_there() throws Exception {
        Files.writeString(file.data().resolve("postmaster.pid"), "");
        assertInstanceOf(Sighting.Unsure.class, file.look());
        server.destroyForcibly().waitFor();
        assertEquals(new Sighting.Absent(), file.look());
    }
}
