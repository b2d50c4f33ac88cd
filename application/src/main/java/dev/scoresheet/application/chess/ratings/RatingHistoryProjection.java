package dev.scoresheet.application.chess.ratings;

import dev.scoresheet.application.chess.streams.RatingStreams;
import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.projection.Change;
import dev.scoresheet.application.kernel.projection.Projection;
import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.rating.RatingEvent.ResultRated;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Projection of each result of each player to one row.
public final class RatingHistoryProjection
        implements Projection<ChessEvent, ResultNumber, RatedResult, Optional<RatedResult>> {

    @Override
    public String name() {
        return "rating-history";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Set<Class<? extends ChessEvent>> ignores() {
        return RatingsProjection.NO_RESULT;
    }

    @Override
    public List<Change<ResultNumber, RatedResult>> changes(RecordedEvent<ChessEvent> recorded) {
        return recorded.event() instanceof ResultRated rated
                ? List.of(new Change<>(number(recorded, rated), result(recorded.position(), rated)))
                : List.of();
    }

    private static ResultNumber number(RecordedEvent<ChessEvent> recorded, ResultRated rated) {
        var book = RatingStreams.book(recorded.stream());
        return new ResultNumber(book.player(), book.speed(), rated.number());
    }

    private static RatedResult result(long position, ResultRated rated) {
        return new RatedResult(
                rated.game(),
                rated.opponent(),
                rated.colour(),
                rated.result(),
                Points.of(rated.before().rating()),
                Points.of(rated.after().rating()),
                Points.of(rated.after().deviation()),
                rated.at(),
                position);
    }

    @Override
    public Optional<RatedResult> initial(ResultNumber number) {
        return Optional.empty();
    }

    @Override
    public Optional<RatedResult> evolve(Optional<RatedResult> row, RatedResult change) {
        return Optional.of(change);
    }

    @Override
    public String text(ResultNumber number) {
        return number.player() + ":" + number.speed().word() + ":" + number.number();
    }
}
