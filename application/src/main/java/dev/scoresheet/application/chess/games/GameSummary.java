package dev.scoresheet.application.chess.games;

import dev.scoresheet.domain.chess.Result;
import dev.scoresheet.domain.chess.Termination;
import dev.scoresheet.domain.chess.game.Game;
import java.util.Optional;

/// Summary of the game in the response to a write, besides its version. A pure function of the folded state, so that
/// the response to a resend equals the first one.
public record GameSummary(int ply, boolean ended, Result result, Optional<Termination> termination) {

    public static GameSummary of(Game game) {
        return switch (game) {
            case Game.NotStarted _ -> new GameSummary(0, false, Result.UNFINISHED, Optional.empty());
            case Game.InProgress running ->
                new GameSummary(running.line().ply(), false, Result.UNFINISHED, Optional.empty());
            case Game.Ended ended ->
                new GameSummary(ended.line().ply(), true, ended.result(), Optional.of(ended.termination()));
        };
    }
}
