package dev.scoresheet.adapters.json.chess;

import dev.scoresheet.adapters.json.kernel.DecidedEventsContract;
import dev.scoresheet.application.kernel.log.codec.EventCodec;
import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.Result;
import dev.scoresheet.domain.chess.board.Side;
import dev.scoresheet.domain.chess.clock.Speed;
import dev.scoresheet.domain.chess.game.GameScript;
import dev.scoresheet.domain.chess.rating.BookId;
import dev.scoresheet.domain.chess.rating.RatedGame;
import dev.scoresheet.domain.chess.rating.RatingBook;
import dev.scoresheet.domain.chess.rating.RatingCommand.RateResult;
import dev.scoresheet.domain.chess.rating.RatingDecider;
import dev.scoresheet.domain.chess.rating.RatingEvent;
import dev.scoresheet.domain.chess.rating.RatingRejection;
import dev.scoresheet.domain.chess.rating.Standing;
import dev.scoresheet.domain.chess.rating.Strength;
import dev.scoresheet.domain.kernel.Decider;
import dev.scoresheet.domain.kernel.Decision.Accepted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

class RatingDecidedEventsTest extends DecidedEventsContract<RatingBook, RatingEvent, ChessEvent> {

    private static final BookId BOOK = new BookId(new PlayerId("anna"), Speed.BLITZ, 1);

    @Override
    protected EventCodec<ChessEvent> codec() {
        return ChessEventTypes.codec();
    }

    @Override
    protected Class<RatingEvent> family() {
        return RatingEvent.class;
    }

    @Override
    protected Decider<?, RatingBook, RatingEvent, ?> decider() {
        return new RatingDecider();
    }

    /// A book that is closed, with results of each kind and idle days.
    @Override
    protected List<List<? extends RatingEvent>> histories() {
        var decider = new RatingDecider();
        var book = decider.initial();
        var history = new ArrayList<RatingEvent>();
        for (int game = 1; game <= RatingDecider.RESULTS; game++) {
            var decision = decider.decide(new RateResult(BOOK, Standing.START, game(game)), book);
            for (var event : ((Accepted<RatingEvent, RatingRejection>) decision).events()) {
                history.add(event);
                book = decider.evolve(book, event);
            }
        }
        return List.of(history);
    }

    private static RatedGame game(int number) {
        return new RatedGame(
                new UUID(7, number),
                new PlayerId("boris"),
                number % 2 == 0 ? Side.WHITE : Side.BLACK,
                List.of(Result.WHITE_WINS, Result.BLACK_WINS, Result.DRAW).get(number % 3),
                new Strength(1300 + 3 * number, 45 + number, 0.09),
                GameScript.NOON.plus(Duration.ofHours(9L * number)));
    }
}
