package dev.scoresheet.application.chess.ratings;

import dev.scoresheet.application.chess.streams.RatingStreams;
import dev.scoresheet.application.kernel.command.StreamState;
import dev.scoresheet.application.kernel.log.StreamReader;
import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.clock.Speed;
import dev.scoresheet.domain.chess.rating.BookId;
import dev.scoresheet.domain.chess.rating.CarriedFrom;
import dev.scoresheet.domain.chess.rating.RatingBook;
import dev.scoresheet.domain.chess.rating.Standing;

/// Finder of the book that takes a player's next result.
///
/// No event and no table says which book is the last one. The numbers have no gap, so the finder gallops: it looks for
/// the books 1, 2, 4, 8 … until one does not exist, and then bisects. For a player with 100,000 results it reads the
/// first event of 18 books, and one whole book.
record RatingBooks(StreamReader<ChessEvent> store) {

    /// Book that takes the next result.
    ///
    /// @param state state and version of its stream
    /// @param standing standing of the player; an empty book opens with it
    record Current(BookId id, StreamState<RatingBook> state, Standing standing) {}

    Current current(PlayerId player, Speed speed) {
        var first = new BookId(player, speed, 1);
        int last = last(first);
        return last == 0 ? next(first, Standing.START) : current(first.withNumber(last));
    }

    private Current current(BookId last) {
        var state = StreamState.of(RatingStreams.aggregate(), store.read(RatingStreams.stream(last)));
        return switch (state.state()) {
            case RatingBook.Open open ->
                new Current(last, state, new Standing(open.strength(), open.games(), CarriedFrom.NOTHING));
            case RatingBook.Closed(var strength, var games, var lastResultAt) ->
                next(
                        last.withNumber(last.number() + 1),
                        new Standing(strength, games, new CarriedFrom.Book(last.number(), lastResultAt)));
            case RatingBook.NotOpened _ -> throw new IllegalStateException("book " + last + " exists without an event");
        };
    }

    private static Current next(BookId id, Standing standing) {
        return new Current(id, StreamState.empty(RatingStreams.aggregate(), RatingStreams.stream(id)), standing);
    }

    /// Returns the number of the last book that exists; 0 for none.
    private int last(BookId first) {
        int missing = 1;
        while (exists(first, missing)) {
            missing *= 2;
        }
        int known = missing / 2;
        while (missing - known > 1) {
            int middle = (known + missing) / 2;
            if (exists(first, middle)) {
                known = middle;
            } else {
                missing = middle;
            }
        }
        return known;
    }

    private boolean exists(BookId first, int number) {
        return store.exists(RatingStreams.stream(first.withNumber(number)));
    }
}
