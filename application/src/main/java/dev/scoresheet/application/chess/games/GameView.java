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

/// A game as a client sees it.
///
/// @param version of the stream, and so of this view
/// @param position of the event at that version
/// @param start FEN, with Shredder's letters for Chess960
/// @param line the moves and the position that they lead to
/// @param timeControl empty for untimed games, and for imported ones that state none that is one
/// @param clocks empty for untimed games, and for imported ones without clocks
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

    /// Where a game was played: here, or elsewhere.
    public enum Source {
        PLAY,
        IMPORT
    }

    /// @param name empty when the directory has none, or none any more
    public record Player(PlayerId id, Optional<String> name) {}

    public record Time(int initialSeconds, int incrementSeconds) {}

    /// @param serverTime the instant at which the clocks showed this
    public record Clocks(Duration white, Duration black, Instant serverTime) {}

    public GameView {
        claims = List.copyOf(claims);
    }

    /// The same game, seen at another place of its line.
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
