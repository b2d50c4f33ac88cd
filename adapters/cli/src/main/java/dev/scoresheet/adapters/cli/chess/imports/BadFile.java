package dev.scoresheet.adapters.cli.chess.imports;

import java.io.IOException;
import java.nio.file.Path;

/// A file that cannot be read, or not to its end. What stood before that place has been dealt with.
public final class BadFile extends IOException {

    private static final long serialVersionUID = 1L;

    BadFile(String message) {
        super(message);
    }

    BadFile(Path file, int games, Exception cause) {
        super(file + ": breaks off after " + games + " games: " + cause.getMessage(), cause);
    }
}
