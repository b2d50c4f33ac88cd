package dev.scoresheet.application.chess.ratings;

import dev.scoresheet.application.chess.ratings.RatingBooks.Current;
import dev.scoresheet.application.chess.streams.RatingStreams;
import dev.scoresheet.application.chess.streams.RejectionNames;
import dev.scoresheet.application.kernel.command.JointDecision;
import dev.scoresheet.application.kernel.log.StreamReader;
import dev.scoresheet.application.kernel.log.append.ExpectedVersion.Exactly;
import dev.scoresheet.application.kernel.log.append.StreamAppend;
import dev.scoresheet.application.kernel.process.JointTarget;
import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.board.BySide;
import dev.scoresheet.domain.chess.board.Side;
import dev.scoresheet.domain.chess.rating.RatedGame;
import dev.scoresheet.domain.chess.rating.RatingCommand.RateResult;
import dev.scoresheet.domain.chess.rating.RatingDecider;
import dev.scoresheet.domain.chess.rating.RatingEvent;
import dev.scoresheet.domain.chess.rating.RatingRejection;
import dev.scoresheet.domain.chess.scoring.ScoreGame;
import dev.scoresheet.domain.kernel.Decision;
import dev.scoresheet.domain.kernel.Decision.Accepted;
import dev.scoresheet.domain.kernel.Decision.Rejected;
import java.util.ArrayList;

/// Decision on an ended game, over the open books of both players. It reads both books before it decides on either,
/// because each new rating depends on the two old ones. The store writes both results, or none.
public final class GameScoring implements JointDecision<ScoreGame, RatingRejection, ChessEvent> {

    private static final RatingDecider BOOKS = new RatingDecider();

    /// Makes the target of the process.
    public static JointTarget<ScoreGame, RatingRejection, ChessEvent> target() {
        return new JointTarget<>(ScoreGame.class, RatingStreams.CATEGORY, new GameScoring(), RejectionNames::of);
    }

    @Override
    public Decision<StreamAppend<? extends ChessEvent>, RatingRejection> decide(
            ScoreGame game, StreamReader<ChessEvent> store) {
        var books = new RatingBooks(store);
        var before = new BySide<>(
                books.current(game.players().white(), game.speed()),
                books.current(game.players().black(), game.speed()));
        var appends = new ArrayList<StreamAppend<? extends ChessEvent>>();
        for (var side : Side.values()) {
            var book = before.of(side).state();
            switch (decide(game, side, before)) {
                case Rejected<RatingEvent, RatingRejection>(var reason) -> {
                    return Decision.reject(reason);
                }
                case Accepted<RatingEvent, RatingRejection>(var events) ->
                    appends.add(new StreamAppend<>(book.stream(), new Exactly(book.version()), events));
            }
        }
        return Decision.accept(appends);
    }

    private static Decision<RatingEvent, RatingRejection> decide(ScoreGame game, Side side, BySide<Current> before) {
        var own = before.of(side);
        var opponent = before.of(side.opponent());
        var rated = new RatedGame(
                game.game(),
                opponent.id().player(),
                side,
                game.result(),
                opponent.standing().strength(),
                game.endedAt());
        return BOOKS.decide(
                new RateResult(own.id(), own.standing(), rated), own.state().state());
    }
}
