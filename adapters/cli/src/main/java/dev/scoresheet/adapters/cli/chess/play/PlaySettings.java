package dev.scoresheet.adapters.cli.chess.play;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What to play, and where.
///
/// @param files files of games, and folders of them
/// @param games at most so many, of those that have a move
/// @param concurrency games at once
/// @param oracle the table to compare with; without one, our own rules
public record PlaySettings(URI server, List<Path> files, int games, int concurrency, Optional<Path> oracle) {

    public PlaySettings {
        files = List.copyOf(files);
        if (!"http".equals(server.getScheme()) && !"https".equals(server.getScheme())) {
            throw new IllegalArgumentException("a server's address begins with http:// or https://, not " + server);
        }
        if (games < 1 || concurrency < 1 || concurrency > 4096) {
            throw new IllegalArgumentException(
                    "at least one game, and 1 to 4096 at once, not " + games + " and " + concurrency);
        }
    }
}
