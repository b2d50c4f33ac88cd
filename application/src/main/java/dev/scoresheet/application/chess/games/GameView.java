package dev.scoresheet.application.chess.games;

import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.Result;
import dev.scoresheet.domain.chess.Termination;
import dev.scoresheet.domain.chess.board.BySide;
import dev.scoresheet.domain.chess.board.Claim;
import dev.scoresheet.domain.chess.board.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Game as a client sees it.
///
/// @param version the version of the stream, and so of this view
/// @param position the position of the event at that version
/// @param start starting position in FEN, with Shredder's letters for Chess960
/// @param line moves and the resulting position
/// @param timeControl time control; empty for untimed games, and for imported games without a usable one
/// @param clocks the clocks; empty for untimed games, and for imported games without clocks
public record GameView(
        UUID id,
        Source source,
        boolean ended,
        long version,
        long position,
        BySide<Player> players,
        String start,
        LineView line,
        Optional<Time> timeControl,
        boolean rated,
        Optional<Clocks> clocks,
        Optional<Side> drawOfferedBy,
        Optional<Side> takebackProposedBy,
        List<Claim> claims,
        Result result,
        Optional<Termination> termination,
        Optional<Instant> startedAt,
        Optional<Instant> endedAt) {

    /// Source of a game: played here, or imported.
    public enum Source {
        PLAY,
        IMPORT
    }

    /// @param name the name; empty if the directory has none, or no longer has one
    public record Player(PlayerId id, Optional<String> name) {}

    public record Time(int initialSeconds, int incrementSeconds) {}

    /// @param serverTime time at which the clocks showed this
    public record Clocks(Duration white, Duration black, Instant serverTime) {}

    public GameView {
        claims = List.copyOf(claims);
    }

    /// Returns the same game with another point of its line.
    GameView with(LineView other) {
        return new GameView(
                id,
                source,
                ended,
                version,
                position,
                players,
                start,
                other,
                timeControl,
                rated,
                clocks,
                drawOfferedBy,
                takebackProposedBy,
                claims,
                result,
                termination,
                startedAt,
                endedAt);
    }
}
