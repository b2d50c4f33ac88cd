package dev.scoresheet.adapters.cli.chess.imports;

import java.io.IOException;
import java.nio.file.Path;

/// A file that cannot be read, or not to its end. What stood before that place has been dealt with.
public final class UnreadableFile extends IOException {

    private static final long serialVersionUID = 1L;

    UnreadableFile(String message) {
        super(message);
    }

    UnreadableFile(Path file, int games, Exception cause) {
        super(file + ": breaks off after " + games + " games: " + cause.getMessage(), cause);
    }
}
