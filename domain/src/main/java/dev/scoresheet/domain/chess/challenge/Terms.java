package dev.scoresheet.domain.chess.challenge;

import dev.scoresheet.domain.chess.board.Position;
import dev.scoresheet.domain.chess.board.Variant;
import dev.scoresheet.domain.chess.clock.TimeControl;
import dev.scoresheet.domain.chess.notation.Fen;

/// Terms of the game that a challenge offers. A rated game has a time control and the usual starting position. Its
/// counters are the usual ones, too: with a high half-move clock, a player could claim a draw before the first move.
public record Terms(TimeControl timeControl, boolean rated, Position start) {

    public Terms {
        if (rated && !mayBeRated(timeControl, start)) {
            throw new IllegalArgumentException("a rated game needs a time control and the usual starting position");
        }
    }

    /// Returns the terms of an ended game again. They are rated only if today's rules allow that.
    public static Terms again(TimeControl timeControl, boolean rated, Position start) {
        return new Terms(timeControl, rated && mayBeRated(timeControl, start), start);
    }

    private static boolean mayBeRated(TimeControl timeControl, Position start) {
        return timeControl instanceof TimeControl.Fischer && start.equals(Position.initial());
    }

    /// Returns the starting position as events record it.
    String startText() {
        return Fen.write(start, start.isCastlingUnusual() ? Variant.CHESS960 : Variant.STANDARD);
    }
}
