package dev.scoresheet.bootstrap.kernel.campaign;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;

/// A node process as the campaign sees it.
record Node(String name, Process process) {

    static Node start(DatabaseAddress address, String name) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = List.of(
                java,
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                NodeMain.class.getName(),
                address.jdbcUrl(),
                address.user(),
                address.password(),
                name);
        var process =
                new ProcessBuilder(command).redirectError(Redirect.DISCARD).start();
        for (var line = process.inputReader(UTF_8).readLine(); !"ready".equals(line); ) {
            if (line == null) {
                throw new IOException("node " + name + " did not start");
            }
            line = process.inputReader(UTF_8).readLine();
        }
        return new Node(name, process);
    }

    /// SIGKILL.
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /// SIGSTOP: the process stands still with all that it holds, and does not notice.
    void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    /// SIGCONT.
    void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        var sent = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
        if (sent.waitFor() != 0) {
            throw new IOException("SIG" + name + " did not reach " + this);
        }
    }
}
