package dev.scoresheet.application.chess.search;

import dev.scoresheet.application.chess.games.GameView.Source;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.Rating;
import dev.scoresheet.domain.chess.Result;
import dev.scoresheet.domain.chess.Termination;
import dev.scoresheet.domain.chess.board.BySide;
import dev.scoresheet.domain.chess.clock.Speed;
import dev.scoresheet.domain.chess.opening.Opening;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;

/// Summary of a game.
///
/// @param position the position of the game's first event, which defines the order of games
/// @param date for a played game the day of its start; for an imported one the date of its tags, if that is complete
/// @param plies current number of half-moves of the line
/// @param known line of a running game, as long as the table of openings may know its positions; empty without a
///     table, for other starts, and after the end of the game
/// @param opening the opening of the last position of the line that the table knows
/// @param termination the termination; empty while the game runs
public record GameRow(
        long position,
        Source source,
        BySide<PlayerId> players,
        BySide<Rating> ratings,
        Speed speed,
        boolean rated,
        Optional<LocalDate> date,
        int plies,
        Optional<KnownLine> known,
        Optional<Opening> opening,
        Result result,
        Optional<Termination> termination) {

    /// Row of a game before its start. It is never stored, because the next change is always the start.
    static final GameRow NOT_BEGUN = new GameRow(
            0,
            Source.PLAY,
            BySide.both(new PlayerId("-")),
            BySide.both(Rating.UNKNOWN),
            Speed.UNKNOWN,
            false,
            Optional.empty(),
            0,
            Optional.empty(),
            Optional.empty(),
            Result.UNFINISHED,
            Optional.empty());

    public boolean isEnded() {
        return termination.isPresent();
    }

    /// Returns the lower of both ratings, if both are known.
    public OptionalInt lowerRating() {
        return ratings.white() instanceof Rating.Known(var white) && ratings.black() instanceof Rating.Known(var black)
                ? OptionalInt.of(Math.min(white, black))
                : OptionalInt.empty();
    }

    boolean hasBegun() {
        return position > 0;
    }

    GameRow withPlies(int plies) {
        return new GameRow(
                position, source, players, ratings, speed, rated, date, plies, known, opening, result, termination);
    }

    GameRow withLine(int plies, KnownLine line, Optional<Opening> opening) {
        return new GameRow(
                position,
                source,
                players,
                ratings,
                speed,
                rated,
                date,
                plies,
                Optional.of(line),
                opening,
                result,
                termination);
    }

    GameRow ended(GameChange.Ended end) {
        return new GameRow(
                position,
                source,
                players,
                end.ratings(),
                speed,
                rated,
                date,
                end.plies(),
                Optional.empty(),
                end.opening(),
                end.result(),
                Optional.of(end.termination()));
    }
}
