package dev.scoresheet.adapters.embedded.kernel;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.IntSupplier;

/// Port of a server that another process owns, as that process last wrote it. The last value remains when the file
/// cannot be read.
final class JoinedPort implements IntSupplier {

    private final Path folder;
    private volatile int known;

    /// @throws NoSuchFileException when the owner has not started the server yet
    JoinedPort(Path folder) throws IOException {
        this.folder = folder;
        this.known = Port.remembered(folder)
                .orElseThrow(
                        () -> new NoSuchFileException(folder.resolve("port").toString()));
    }

    @Override
    public int getAsInt() {
        try {
            known = Port.remembered(folder).orElse(known);
        } catch (IOException unreadable) {
            System.getLogger(JoinedPort.class.getName())
                    .log(
                            System.Logger.Level.DEBUG,
                            "the file of the port cannot be read; the last known port {0} is used: {1}",
                            known,
                            unreadable);
        }
        return known;
    }
}
