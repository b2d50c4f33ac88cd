package dev.scoresheet.application.chess.ratings;

import dev.scoresheet.application.chess.streams.RatingStreams;
import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.projection.Change;
import dev.scoresheet.application.kernel.projection.Projection;
import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.rating.RatingEvent.BookClosed;
import dev.scoresheet.domain.chess.rating.RatingEvent.BookOpened;
import dev.scoresheet.domain.chess.rating.RatingEvent.ResultRated;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Projection of the current rating of each player at each speed. Leaderboards are queries of the same rows.
public final class RatingsProjection
        implements Projection<ChessEvent, RatedPlayer, CurrentRating, Optional<CurrentRating>> {

    /// Events of books that change no rating.
    static final Set<Class<? extends ChessEvent>> NO_RESULT = Set.of(BookOpened.class, BookClosed.class);

    @Override
    public String name() {
        return "ratings";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public Set<Class<? extends ChessEvent>> ignores() {
        return NO_RESULT;
    }

    @Override
    public List<Change<RatedPlayer, CurrentRating>> changes(RecordedEvent<ChessEvent> recorded) {
        return recorded.event() instanceof ResultRated rated
                ? List.of(new Change<>(player(recorded), current(rated)))
                : List.of();
    }

    private static RatedPlayer player(RecordedEvent<ChessEvent> recorded) {
        var book = RatingStreams.book(recorded.stream());
        return new RatedPlayer(book.player(), book.speed());
    }

    private static CurrentRating current(ResultRated rated) {
        return new CurrentRating(
                Points.of(rated.after().rating()), Points.of(rated.after().deviation()), rated.number(), rated.at());
    }

    @Override
    public Optional<CurrentRating> initial(RatedPlayer player) {
        return Optional.empty();
    }

    @Override
    public Optional<CurrentRating> evolve(Optional<CurrentRating> row, CurrentRating change) {
        return Optional.of(row.map(current -> current.followedBy(change)).orElse(change));
    }

    @Override
    public String text(RatedPlayer player) {
        return player.player() + ":" + player.speed().word();
    }
}
