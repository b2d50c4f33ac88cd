package dev.scoresheet.application.chess.streams;

import static dev.scoresheet.domain.chess.game.GameScript.BLACK;
import static dev.scoresheet.domain.chess.game.GameScript.GAME;
import static dev.scoresheet.domain.chess.game.GameScript.WHITE;

import dev.scoresheet.application.chess.ChessTopology;
import dev.scoresheet.application.kernel.process.DeadlineSpec;
import dev.scoresheet.application.kernel.process.ReactionTarget;
import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.board.Position;
import dev.scoresheet.domain.chess.clock.TimeControl;
import dev.scoresheet.domain.chess.game.Game;
import dev.scoresheet.domain.chess.game.GameCommand;
import dev.scoresheet.domain.chess.game.GameEvent;
import dev.scoresheet.domain.chess.game.GameRejection;
import dev.scoresheet.domain.chess.game.GameSource;
import dev.scoresheet.domain.chess.game.Ruleset;
import dev.scoresheet.domain.chess.timekeeping.TimedGame;
import dev.scoresheet.domain.chess.timekeeping.Timekeeping;
import dev.scoresheet.domain.kernel.ProcessManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/// Deadlines of games with clocks, for the process that watches them and the decider that judges its commands.
class GameDeadlineTest extends DeadlineSpec<GameCommand, Game, GameEvent, GameRejection, ChessEvent, TimedGame> {

    private static final List<String> MOVES = List.of("Nf3", "Nf6", "Ng1", "Ng8", "Nc3", "Nc6");

    @Override
    protected ProcessManager<ChessEvent, TimedGame, GameCommand> process() {
        return new Timekeeping();
    }

    @Override
    protected ReactionTarget<GameCommand, Game, GameEvent, GameRejection, ChessEvent> target() {
        return ChessTopology.toGames();
    }

    /// Half of the commands are moves. The game may be at another half-move, and then refuses it.
    @Override
    protected GameCommand command(Random random, Instant now) {
        var by = random.nextBoolean() ? WHITE : BLACK;
        return switch (random.nextInt(24)) {
            case 0, 1, 2, 3 -> start(random, now);
            case 4, 5 -> new GameCommand.ProposeTakeback(GAME, by, now);
            case 6, 7 -> new GameCommand.AcceptTakeback(GAME, by, now);
            case 8 -> new GameCommand.GiveTime(GAME, by, Duration.ofSeconds(15), now);
            case 9 -> new GameCommand.OfferDraw(GAME, by, now);
            case 10 -> new GameCommand.AcceptDraw(GAME, by, now);
            case 11 -> random.nextInt(4) == 0 ? new GameCommand.Resign(GAME, by, now) : move(random, now);
            case 12 -> random.nextInt(4) == 0 ? new GameCommand.AbortGame(GAME, by, now) : move(random, now);
            case 13 -> new GameCommand.CheckFlag(GAME, by, now);
            default -> move(random, now);
        };
    }

    private static GameCommand start(Random random, Instant now) {
        return new GameCommand.StartGame(
                GAME,
                WHITE,
                BLACK,
                random.nextInt(8) == 0 ? TimeControl.UNTIMED : TimeControl.fischer(random.nextInt(2_000), 1),
                false,
                Position.initial(),
                random.nextBoolean() ? GameSource.CHALLENGE : GameSource.DIRECT,
                Ruleset.FIDE,
                now);
    }

    private static GameCommand move(Random random, Instant now) {
        int ply = 1 + random.nextInt(MOVES.size());
        return new GameCommand.PlayMove(GAME, ply % 2 == 1 ? WHITE : BLACK, ply, MOVES.get(ply - 1), now);
    }
}
