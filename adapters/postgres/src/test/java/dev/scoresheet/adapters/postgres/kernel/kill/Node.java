package dev.scoresheet.adapters.postgres.kernel.kill;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Node process as seen by the test, with its port and its number of operations in flight. It ends with this
/// process at the latest.
record Node(Process process, int port, AtomicInteger inFlight) {

    static Node start(DatabaseAddress address, String store) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = List.of(
                java,
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                NodeMain.class.getName(),
                address.jdbcUrl(),
                address.user(),
                address.password(),
                store);
        var process =
                new ProcessBuilder(command).redirectError(Redirect.DISCARD).start();
        var answers = process.inputReader(UTF_8);
        var port = answers.readLine();
        if (port == null) {
            throw new IOException(
                    "a node did not start: exit code " + process.onExit().join().exitValue());
        }
        return new Node(process, Integer.parseInt(port), new AtomicInteger());
    }

    Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), port);
    }

    /// SIGKILL.
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
