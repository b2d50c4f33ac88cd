package dev.scoresheet.adapters.embedded.kernel;

import dev.scoresheet.application.kernel.database.ServerFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.OptionalInt;

/// Port of a folder's server: the file `port`, which other processes read, and checks for a free port.
final class Port {

    private Port() {}

    /// Returns the last port; empty when no port was recorded.
    ///
    /// @throws IOException when the file cannot be read
    static OptionalInt remembered(Path folder) throws IOException {
        try {
            return OptionalInt.of(
                    Integer.parseInt(Files.readString(folder.resolve("port")).strip()));
        } catch (NoSuchFileException | NumberFormatException none) {
            return OptionalInt.empty();
        }
    }

    static void remember(Path folder, int port) {
        try {
            Cluster.writePrivately(folder.resolve("port"), Integer.toString(port));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    static void requireFree(int port) throws Postmaster.PortTaken {
        try {
            new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
        } catch (BindException taken) {
            throw new Postmaster.PortTaken(port);
        } catch (IOException unsure) {
            throw new ServerFailed("the node cannot find out if port %d is free: %s".formatted(port, unsure), unsure);
        }
    }

    static int free() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException problem) {
            throw new ServerFailed("no free port for the embedded database: " + problem, problem);
        }
    }
}
