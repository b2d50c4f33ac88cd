package dev.scoresheet.adapters.embedded.kernel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Child processes of a server's main process, with the titles that PostgreSQL gives them. The JDK shows programs and
/// arguments, but not titles.
///
/// @param server the process id of the main process
record Children(long server) {

    private static final Path PROCESSES = Path.of("/proc");
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final String STARTUP = "postgres: startup";

    /// True if the server is still starting, or if that cannot be seen. A running server always has children.
    boolean recover() {
        try {
            var titles = Files.isDirectory(PROCESSES.resolve("self")) ? byFiles() : byProgram();
            return titles.isEmpty() || titles.stream().anyMatch(title -> title.startsWith(STARTUP));
        } catch (IOException unseen) {
            return true;
        }
    }

    private List<String> byFiles() throws IOException {
        var titles = new ArrayList<String>();
        for (var child : ProcessHandle.of(server).stream()
                .flatMap(ProcessHandle::children)
                .toList()) {
            var file = PROCESSES.resolve(Long.toString(child.pid())).resolve("cmdline");
            try {
                titles.add(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            } catch (NoSuchFileException ended) {
                titles.add("");
            }
        }
        return titles;
    }

    private List<String> byProgram() {
        var parent = Long.toString(server);
        return ProcessRunner.run(List.of("ps", "-A", "-o", "ppid=", "-o", "command="), ANSWER)
                .said()
                .lines()
                .map(line -> line.strip().split("\\s+", 2))
                .filter(columns -> columns.length == 2 && columns[0].equals(parent))
                .map(columns -> columns[1])
                .toList();
    }
}
