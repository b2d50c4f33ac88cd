package dev.scoresheet.domain.chess.rating;

/// Command to a rating book.
public sealed interface RatingCommand {

    BookId book();

    /// @param opening values with which the book opens if it is not open yet
    record RateResult(BookId book, Standing opening, RatedGame game) implements RatingCommand {

        public RateResult {
            if (game.opponent().equals(book.player())) {
                throw new IllegalArgumentException("player " + book.player() + " is the opponent, too");
            }
        }
    }
}
