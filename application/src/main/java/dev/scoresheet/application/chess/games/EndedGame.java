package dev.scoresheet.application.chess.games;

import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.Rating;
import dev.scoresheet.domain.chess.Result;
import dev.scoresheet.domain.chess.Termination;
import dev.scoresheet.domain.chess.archive.ArchiveEvent.GameImported;
import dev.scoresheet.domain.chess.board.BySide;
import dev.scoresheet.domain.chess.board.Position;
import dev.scoresheet.domain.chess.challenge.ChallengeEvent;
import dev.scoresheet.domain.chess.game.GameEvent;
import dev.scoresheet.domain.chess.game.GameEvent.GameEnded;
import dev.scoresheet.domain.chess.notation.Fen;
import dev.scoresheet.domain.chess.notation.FenReading;
import dev.scoresheet.domain.chess.rating.RatingEvent;
import dev.scoresheet.domain.chess.scoring.ScoringEvent;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Data of an ended game for read models. The one event of an imported game and the last event of a played game each
/// contain all of it.
///
/// @param start starting position in FEN
/// @param moves the moves in UCI, of the line at the end of the game
public record EndedGame(
        BySide<PlayerId> players,
        BySide<Rating> ratings,
        String start,
        List<String> moves,
        Result result,
        Termination termination) {

    /// Events of a game that do not end it.
    public static final Set<Class<? extends ChessEvent>> NOT_AN_END = Set.of(GameEvent.OfRunningGame.class);

    private static final String USUAL = "rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w ";

    public EndedGame {
        moves = List.copyOf(moves);
    }

    /// Returns the game if the event ends a game with a result. An aborted or broken-off game counts nowhere.
    public static Optional<EndedGame> withResult(ChessEvent event) {
        return of(event).filter(game -> game.result != Result.UNFINISHED);
    }

    private static Optional<EndedGame> of(ChessEvent event) {
        return switch (event) {
            case GameImported game ->
                Optional.of(new EndedGame(
                        game.players(), game.ratings(), game.start(), game.moves(), game.result(), game.termination()));
            case GameEnded game ->
                Optional.of(new EndedGame(
                        game.players(), game.ratings(), game.start(), game.moves(), game.result(), game.termination()));
            case GameEvent.OfRunningGame _, ChallengeEvent _, RatingEvent _, ScoringEvent _ -> Optional.empty();
        };
    }

    public boolean isFromUsualPosition() {
        return isUsual(start);
    }

    /// True if a game starts from the usual position. The counters and the notation of castling rights do not matter.
    public static boolean isUsual(String fen) {
        return fen.startsWith(USUAL)
                && Fen.recorded(fen) instanceof FenReading.Read(var position)
                && position.key().equals(Position.initial().key());
    }
}
