package dev.scoresheet.bootstrap.kernel.campaign;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// A node process as a campaign sees it.
///
/// @param lines number of lines that it has written since it was ready
public record Node(String name, Process process, AtomicInteger lines) {

    /// Starts a node, and waits until it says that it is ready.
    ///
    /// @param main program that gets the address of the database, its own name, and more
    public static Node start(Class<?> main, DatabaseAddress address, String name, String... more) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(List.of(
                java,
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName(),
                address.jdbcUrl(),
                address.user(),
                address.password(),
                name));
        command.addAll(List.of(more));
        var process =
                new ProcessBuilder(command).redirectError(Redirect.DISCARD).start();
        for (var line = process.inputReader(UTF_8).readLine(); !"ready".equals(line); ) {
            if (line == null) {
                throw new IOException("node " + name + " did not start");
            }
            line = process.inputReader(UTF_8).readLine();
        }
        var node = new Node(name, process, new AtomicInteger());
        Thread.ofVirtual().start(node::countLines);
        return node;
    }

    private void countLines() {
        process.inputReader(UTF_8).lines().forEach(_ -> lines.incrementAndGet());
    }

    /// SIGKILL.
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /// SIGSTOP: the process stands still with all that it holds, and does not notice.
    public void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    /// SIGCONT.
    public void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        var sent = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
        if (sent.waitFor() != 0) {
            throw new IOException("SIG" + name + " did not reach " + this);
        }
    }
}
