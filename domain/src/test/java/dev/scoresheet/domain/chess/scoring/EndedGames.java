package dev.scoresheet.domain.chess.scoring;

import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.Rating;
import dev.scoresheet.domain.chess.Result;
import dev.scoresheet.domain.chess.Termination;
import dev.scoresheet.domain.chess.board.BySide;
import dev.scoresheet.domain.chess.clock.ClockTimes;
import dev.scoresheet.domain.chess.clock.TimeControl;
import dev.scoresheet.domain.chess.game.EndedBy;
import dev.scoresheet.domain.chess.game.GameEvent.GameEnded;
import dev.scoresheet.domain.chess.game.GameSource;
import dev.scoresheet.domain.chess.game.Ruleset;
import dev.scoresheet.domain.chess.game.StartedAt;
import java.time.Instant;
import java.util.List;

/// Ends of games for tests of ratings, which do not depend on the moves.
public final class EndedGames {

    private static final String USUAL = "rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1";

    private EndedGames() {}

    /// Returns the end of a rated game.
    public static GameEnded rated(String white, String black, TimeControl control, Result result, Instant at) {
        return of(white, black, control, true, result, at);
    }

    public static GameEnded of(
            String white, String black, TimeControl control, boolean rated, Result result, Instant at) {
        return new GameEnded(
                new BySide<>(new PlayerId(white), new PlayerId(black)),
                BySide.both(Rating.UNKNOWN),
                control,
                rated,
                USUAL,
                GameSource.DIRECT,
                Ruleset.FIDE,
                List.of(),
                result,
                result == Result.UNFINISHED ? Termination.ABORTED : Termination.RESIGNATION,
                EndedBy.RULES,
                0,
                USUAL,
                ClockTimes.NONE,
                StartedAt.UNKNOWN,
                at);
    }
}
