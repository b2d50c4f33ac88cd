package dev.scoresheet.adapters.cli.chess.play;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Settings of a run: server, games and table.
///
/// @param files files of games, and folders of them
/// @param games maximum number of games that have a move
/// @param concurrency number of games at once
/// @param oracle table to compare with; without one, this program's rules apply
/// @param beginning way in which the games begin
public record PlaySettings(
        URI server, List<Path> files, int games, int concurrency, Optional<Path> oracle, Beginning beginning) {

    /// Way in which a game begins.
    public enum Beginning {
        /// The client starts the game. Each game has two players of its own, and no clock.
        DIRECT,
        /// One player challenges another one, and that one accepts. The server then starts the game. All games are
        /// played by the same players, and are rated if they have the usual start.
        BY_CHALLENGE
    }

    public PlaySettings {
        files = List.copyOf(files);
        if (games < 1 || concurrency < 1 || concurrency > 4096) {
            throw new IllegalArgumentException(
                    "at least one game, and 1 to 4096 at once, not " + games + " and " + concurrency);
        }
    }
}
