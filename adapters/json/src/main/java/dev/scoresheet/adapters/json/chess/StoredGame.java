package dev.scoresheet.adapters.json.chess;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.scoresheet.domain.chess.Result;
import dev.scoresheet.domain.chess.Termination;
import dev.scoresheet.domain.chess.board.GameLine;
import dev.scoresheet.domain.chess.board.Position;
import dev.scoresheet.domain.chess.board.Variant;
import dev.scoresheet.domain.chess.clock.ChessClock;
import dev.scoresheet.domain.chess.clock.ClockTimes;
import dev.scoresheet.domain.chess.game.DrawOffers;
import dev.scoresheet.domain.chess.game.Game;
import dev.scoresheet.domain.chess.game.GameEvent.GameStarted;
import dev.scoresheet.domain.chess.game.Proposal;
import dev.scoresheet.domain.chess.notation.Fen;
import dev.scoresheet.domain.chess.notation.FenReading;
import dev.scoresheet.domain.chess.notation.Uci;
import java.time.Instant;
import java.util.stream.Collectors;

/// State of a game as a snapshot has it. The moves are one text; the positions come from playing them again,
/// without a search for the legal ones.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = StoredGame.NotStarted.class, name = "not-started"),
    @JsonSubTypes.Type(value = StoredGame.InProgress.class, name = "in-progress"),
    @JsonSubTypes.Type(value = StoredGame.Ended.class, name = "ended")
})
sealed interface StoredGame {

    record NotStarted() implements StoredGame {}

    /// @param moves moves that are in force, in UCI with a blank after each
    record InProgress(GameStarted started, String moves, ChessClock clock, DrawOffers drawOffers, Proposal takeback)
            implements StoredGame {}

    record Ended(
            GameStarted started,
            String moves,
            ClockTimes clocks,
            Result result,
            Termination termination,
            Instant endedAt)
            implements StoredGame {}

    static StoredGame of(Game game) {
        return switch (game) {
            case Game.NotStarted() -> new NotStarted();
            case Game.InProgress(var started, var line, var clock, var drawOffers, var takeback) ->
                new InProgress(started, moves(line, ((Game.Started) game).variant()), clock, drawOffers, takeback);
            case Game.Ended(var started, var line, var clocks, var result, var termination, var endedAt) ->
                new Ended(started, moves(line, ((Game.Started) game).variant()), clocks, result, termination, endedAt);
        };
    }

    default Game game() {
        return switch (this) {
            case NotStarted() -> new Game.NotStarted();
            case InProgress(var started, var moves, var clock, var drawOffers, var takeback) ->
                new Game.InProgress(started, line(started, moves), clock, drawOffers, takeback);
            case Ended(var started, var moves, var clocks, var result, var termination, var endedAt) ->
                new Game.Ended(started, line(started, moves), clocks, result, termination, endedAt);
        };
    }

    private static String moves(GameLine line, Variant variant) {
        return line.moves().stream().map(move -> Uci.write(move, variant) + " ").collect(Collectors.joining());
    }

    private static GameLine line(GameStarted started, String moves) {
        var line = GameLine.start(start(started));
        for (int from = 0; from < moves.length(); ) {
            int blank = moves.indexOf(' ', from);
            line = line.play(Uci.recorded(moves.substring(from, blank), line.position()));
            from = blank + 1;
        }
        return line;
    }

    private static Position start(GameStarted started) {
        if (Fen.recorded(started.start()) instanceof FenReading.Read(var position)) {
            return position;
        }
        throw new IllegalStateException("the recorded start '" + started.start() + "' is no position");
    }
}
