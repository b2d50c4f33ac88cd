package dev.scoresheet.adapters.cli.chess.imports;

import java.io.IOException;
import java.nio.file.Path;

/// Failure to open a file, or to read it to its end. The part before that place has been processed.
public final class UnreadableFile extends IOException {

    private static final long serialVersionUID = 1L;

    UnreadableFile(String message) {
        super(message);
    }

    UnreadableFile(Path file, int games, Exception cause) {
        super(file + ": ends early after " + games + " games: " + cause.getMessage(), cause);
    }
}
