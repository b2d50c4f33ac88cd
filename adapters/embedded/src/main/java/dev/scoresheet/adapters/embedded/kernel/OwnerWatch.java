package dev.scoresheet.adapters.embedded.kernel;

import dev.scoresheet.application.kernel.Product;
import dev.scoresheet.application.kernel.database.ServerFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;

/// Process that ends the server when the owner process is gone, also after a kill or out of memory. It reads from a
/// pipe of the owner. When the pipe closes, it sends the server the signal for a fast shutdown. It leaves a server that
/// started later alone.
record OwnerWatch(Process process) implements AutoCloseable {

    /// Script that ignores Ctrl-C and the signals of a service manager, which reach all processes of the owner.
    private static final String SCRIPT = """
            trap '' HUP INT TERM
            while read -r line; do :; done
            read -r now <"$1" && [ "$now" = "$2" ] && kill -INT "$2"
            """;

    static OwnerWatch over(Sighting.Running server, Path data) {
        var number = Long.toString(server.process());
        var file = data.resolve("postmaster.pid").toString();
        try {
            return new OwnerWatch(
                    ProcessRunner.builder(List.of("sh", "-c", SCRIPT, Product.NAME + "-owner-watch", file, number))
                            .redirectOutput(Redirect.DISCARD)
                            .redirectError(Redirect.DISCARD)
                            .start());
        } catch (IOException failed) {
            throw new ServerFailed("the embedded database cannot be watched: " + failed.getMessage(), failed);
        }
    }

    /// Ends the server if it still runs. Needs no file handle and no further process.
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
