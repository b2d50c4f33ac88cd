package dev.scoresheet.domain.chess.rating;

import dev.scoresheet.domain.chess.rating.RatingBook.Closed;
import dev.scoresheet.domain.chess.rating.RatingBook.NotOpened;
import dev.scoresheet.domain.chess.rating.RatingBook.Open;
import dev.scoresheet.domain.chess.rating.RatingCommand.RateResult;
import dev.scoresheet.domain.chess.rating.RatingEvent.BookClosed;
import dev.scoresheet.domain.chess.rating.RatingEvent.BookOpened;
import dev.scoresheet.domain.chess.rating.RatingEvent.ResultRated;
import dev.scoresheet.domain.chess.rating.RatingRejection.AlreadyRated;
import dev.scoresheet.domain.chess.rating.RatingRejection.BookIsClosed;
import dev.scoresheet.domain.kernel.Decider;
import dev.scoresheet.domain.kernel.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Rules of a rating book. A book takes 200 results. The last one closes it, so that no stream grows without end and
/// the next book needs only the closing values.
public final class RatingDecider implements Decider<RatingCommand, RatingBook, RatingEvent, RatingRejection> {

    /// Number of results in a book.
    public static final int RESULTS = 200;

    @Override
    public RatingBook initial() {
        return new NotOpened();
    }

    @Override
    public Decision<RatingEvent, RatingRejection> decide(RatingCommand command, RatingBook book) {
        return switch (command) {
            case RateResult(var id, var opening, var game) ->
                switch (book) {
                    case NotOpened _ -> {
                        var opened = new BookOpened(opening.strength(), opening.games(), opening.from());
                        var events = new ArrayList<RatingEvent>(List.of(opened));
                        events.addAll(rated(open(opened), game));
                        yield Decision.accept(events);
                    }
                    case Open open
                    when open.rated().contains(game.game()) -> Decision.reject(new AlreadyRated(game.game()));
                    case Open open -> Decision.accept(rated(open, game));
                    case Closed _ -> Decision.reject(new BookIsClosed(id));
                };
        };
    }

    private static List<RatingEvent> rated(Open book, RatedGame game) {
        var idle = book.lastResultAt()
                .map(last -> RatingRules.daysBetween(last, game.endedAt()))
                .orElse(0L);
        var after = RatingRules.after(book.strength(), game.opponentBefore(), game.score(), idle);
        var number = book.games() + 1;
        var result = new ResultRated(
                game.game(),
                game.opponent(),
                game.colour(),
                game.result(),
                number,
                game.opponentBefore(),
                book.strength(),
                after,
                game.endedAt());
        return book.rated().size() + 1 < RESULTS ? List.of(result) : List.of(result, new BookClosed(after, number));
    }

    @Override
    public RatingBook evolve(RatingBook book, RatingEvent event) {
        return switch (book) {
            case NotOpened _ when event instanceof BookOpened opened -> open(opened);
            case Open open when event instanceof ResultRated rated -> with(open, rated);
            case Open open
            when event instanceof BookClosed(var strength, var games) ->
                new Closed(strength, games, open.lastResultAt().orElseThrow());
            case NotOpened _, Open _, Closed _ ->
                throw new IllegalStateException("a book that is " + book + " cannot have the event " + event);
        };
    }

    private static Open open(BookOpened opened) {
        var last = switch (opened.carriedFrom()) {
            case CarriedFrom.Nothing() -> Optional.<Instant>empty();
            case CarriedFrom.Book(var _, var at) -> Optional.of(at);
        };
        return new Open(opened.strength(), opened.games(), List.of(), last);
    }

    /// Keeps the latest end. An end can be recorded late. Idle days that have counted would otherwise count again.
    private static Open with(Open book, ResultRated rated) {
        var games = new ArrayList<>(book.rated());
        games.add(rated.game());
        var latest = book.lastResultAt().filter(rated.at()::isBefore).orElse(rated.at());
        return new Open(rated.after(), rated.number(), games, Optional.of(latest));
    }
}
