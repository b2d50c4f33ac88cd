package dev.scoresheet.application.chess.streams;

import dev.scoresheet.application.kernel.command.Aggregate;
import dev.scoresheet.application.kernel.command.KeyForm;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.domain.chess.rating.BookId;
import dev.scoresheet.domain.chess.rating.RatingBook;
import dev.scoresheet.domain.chess.rating.RatingCommand;
import dev.scoresheet.domain.chess.rating.RatingDecider;
import dev.scoresheet.domain.chess.rating.RatingEvent;
import dev.scoresheet.domain.chess.rating.RatingRejection;

/// Streams of ratings: one for each book of a player at one speed, `rating-{player}:{speed}:{number}`.
public final class RatingStreams {

    public static final String CATEGORY = "rating";

    private static final KeyForm BOOKS =
            new KeyForm("player:speed:number of a rating book", BookId.WRITTEN.asMatchPredicate());

    /// Opened, the results, and closed.
    private static final long BUDGET = RatingDecider.RESULTS + 2;

    private RatingStreams() {}

    public static StreamId stream(BookId book) {
        return new StreamId(CATEGORY, book.toString());
    }

    /// Returns the book of a stream.
    public static BookId book(StreamId stream) {
        return BookId.parse(stream.key());
    }

    public static Aggregate<RatingCommand, RatingBook, RatingEvent, RatingRejection> aggregate() {
        return new Aggregate<>(
                        CATEGORY, BOOKS, RatingEvent.class, new RatingDecider(), command -> stream(command.book()))
                .withBudget(BUDGET);
    }
}
