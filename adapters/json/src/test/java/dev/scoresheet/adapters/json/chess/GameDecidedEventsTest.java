package dev.scoresheet.adapters.json.chess;

import static dev.scoresheet.domain.chess.game.GameScript.BLACK;
import static dev.scoresheet.domain.chess.game.GameScript.GAME;
import static dev.scoresheet.domain.chess.game.GameScript.WHITE;

import dev.scoresheet.adapters.json.kernel.DecidedEventsContract;
import dev.scoresheet.application.kernel.log.codec.EventCodec;
import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.game.Game;
import dev.scoresheet.domain.chess.game.GameCommand.AcceptTakeback;
import dev.scoresheet.domain.chess.game.GameCommand.AfterDowntime;
import dev.scoresheet.domain.chess.game.GameCommand.DeclineDraw;
import dev.scoresheet.domain.chess.game.GameCommand.DeclineTakeback;
import dev.scoresheet.domain.chess.game.GameCommand.FallFlag;
import dev.scoresheet.domain.chess.game.GameCommand.GiveTime;
import dev.scoresheet.domain.chess.game.GameCommand.OfferDraw;
import dev.scoresheet.domain.chess.game.GameCommand.ProposeTakeback;
import dev.scoresheet.domain.chess.game.GameCommand.Resign;
import dev.scoresheet.domain.chess.game.GameCommand.WithdrawDraw;
import dev.scoresheet.domain.chess.game.GameCommand.WithdrawTakeback;
import dev.scoresheet.domain.chess.game.GameDecider;
import dev.scoresheet.domain.chess.game.GameEvent;
import dev.scoresheet.domain.chess.game.GameScript;
import dev.scoresheet.domain.kernel.Decider;
import java.time.Duration;
import java.util.List;

class GameDecidedEventsTest extends DecidedEventsContract<Game, GameEvent, ChessEvent> {

    /// Time that no unit of a clock divides.
    private static final Duration ODD = Duration.ofNanos(1_234_567_891);

    @Override
    protected EventCodec<ChessEvent> codec() {
        return ChessEventTypes.codec();
    }

    @Override
    protected Class<GameEvent> family() {
        return GameEvent.class;
    }

    @Override
    protected Decider<?, Game, GameEvent, ?> decider() {
        return new GameDecider();
    }

    @Override
    protected List<List<? extends GameEvent>> histories() {
        return List.of(
                timed().events(),
                challenge().events(),
                GameScript.untimed().moves("f3", "e5", "g4", "Qh4#").events());
    }

    /// Game that was down twice: before the second move, and before the flag.
    static GameScript challenge() {
        var game = GameScript.fromChallenge(60, 1).after(ODD).moves("e4").after(ODD);
        var down = Duration.ofMillis(34_567);
        game.done(new AfterDowntime(game.move("e5"), down)).after(ODD).moves("Nf3");
        var late = game.now().plusSeconds(60);
        return game.done(new AfterDowntime(new FallFlag(GAME, late), down)).done(new FallFlag(GAME, late.plus(down)));
    }

    static GameScript timed() {
        var game = GameScript.timed(300, 2)
                .after(ODD)
                .moves("e4")
                .after(ODD)
                .moves("e5")
                .after(ODD);
        game.done(new OfferDraw(GAME, WHITE, game.now())).moves("Nf3").after(ODD);
        game.done(new DeclineDraw(GAME, BLACK, game.now())).moves("Nc6").after(ODD);
        game.done(new OfferDraw(GAME, BLACK, game.now())).done(new WithdrawDraw(GAME, BLACK, game.now()));
        game.done(new ProposeTakeback(GAME, BLACK, game.now())).done(new DeclineTakeback(GAME, WHITE, game.now()));
        game.done(new ProposeTakeback(GAME, BLACK, game.now())).done(new WithdrawTakeback(GAME, BLACK, game.now()));
        game.moves("Bb5").after(ODD);
        game.done(new ProposeTakeback(GAME, WHITE, game.now())).after(ODD);
        game.done(new AcceptTakeback(GAME, BLACK, game.now()))
                .after(ODD)
                .moves("Bc4")
                .after(ODD);
        game.done(new GiveTime(GAME, WHITE, Duration.ofSeconds(15), game.now())).after(ODD);
        return game.done(new Resign(GAME, BLACK, game.now()));
    }
}
