package dev.scoresheet.domain.chess.rating;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.Result;
import dev.scoresheet.domain.chess.board.Side;
import dev.scoresheet.domain.chess.clock.Speed;
import dev.scoresheet.domain.chess.rating.RatingCommand.RateResult;
import dev.scoresheet.domain.chess.rating.RatingEvent.BookClosed;
import dev.scoresheet.domain.chess.rating.RatingEvent.BookOpened;
import dev.scoresheet.domain.chess.rating.RatingEvent.ResultRated;
import dev.scoresheet.domain.chess.rating.RatingRejection.AlreadyRated;
import dev.scoresheet.domain.chess.rating.RatingRejection.BookIsClosed;
import dev.scoresheet.domain.kernel.DeciderSpec;
import dev.scoresheet.domain.kernel.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RatingDeciderTest {

    private static final PlayerId ANNA = new PlayerId("anna");
    private static final PlayerId BORIS = new PlayerId("boris");
    private static final BookId BOOK = new BookId(ANNA, Speed.BLITZ, 1);
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Strength AFTER_A_WIN = RatingRules.after(Strength.START, Strength.START, 1, 0);

    private final DeciderSpec<RatingCommand, RatingBook, RatingEvent, RatingRejection> book =
            DeciderSpec.of(new RatingDecider());

    @Test
    void the_first_result_opens_the_book_with_the_standing_that_it_gets() {
        book.when(rate(1, Result.WHITE_WINS, NOON))
                .then(
                        new BookOpened(Strength.START, 0, CarriedFrom.NOTHING),
                        rated(1, Result.WHITE_WINS, 1, Strength.START, AFTER_A_WIN, NOON));
    }

    @Test
    void a_result_counts_from_the_strength_of_the_book_and_not_from_that_of_the_command() {
        var second = RatingRules.after(AFTER_A_WIN, Strength.START, 0.5, 0);
        book.when(rate(1, Result.WHITE_WINS, NOON))
                .and()
                .when(rate(2, Result.DRAW, NOON))
                .then(rated(2, Result.DRAW, 2, AFTER_A_WIN, second, NOON));
    }

    @Test
    void idle_days_count_between_the_ends_of_two_games_of_the_book() {
        var later = NOON.plus(Duration.ofDays(30));
        var rested = RatingRules.after(AFTER_A_WIN, Strength.START, 0, 30);
        book.when(rate(1, Result.WHITE_WINS, NOON))
                .and()
                .when(rate(2, Result.BLACK_WINS, later))
                .then(rated(2, Result.BLACK_WINS, 2, AFTER_A_WIN, rested, later));
    }

    @Test
    void idle_days_count_from_the_last_result_of_the_book_before() {
        var carried = new Standing(AFTER_A_WIN, 200, new CarriedFrom.Book(1, NOON));
        var later = NOON.plus(Duration.ofDays(30));
        var rested = RatingRules.after(AFTER_A_WIN, Strength.START, 1, 30);
        book.when(new RateResult(BOOK.withNumber(2), carried, game(1, Result.WHITE_WINS, later)))
                .then(
                        new BookOpened(AFTER_A_WIN, 200, new CarriedFrom.Book(1, NOON)),
                        rated(1, Result.WHITE_WINS, 201, AFTER_A_WIN, rested, later));
    }

    @Test
    void idle_days_count_once_also_when_an_earlier_end_is_recorded_late() {
        var later = NOON.plus(Duration.ofDays(30));
        var rested = RatingRules.after(AFTER_A_WIN, Strength.START, 0, 30);
        var late = RatingRules.after(rested, Strength.START, 0.5, 0);
        var last = RatingRules.after(late, Strength.START, 1, 0);
        var state = book.when(rate(1, Result.WHITE_WINS, NOON))
                .and()
                .when(rate(2, Result.BLACK_WINS, later))
                .and()
                .when(rate(3, Result.DRAW, NOON))
                .then(rated(3, Result.DRAW, 3, rested, late, NOON))
                .and();
        state.when(rate(4, Result.WHITE_WINS, later)).then(rated(4, Result.WHITE_WINS, 4, late, last, later));
        assertEquals(
                Optional.of(later),
                assertInstanceOf(RatingBook.Open.class, state.state()).lastResultAt());
    }

    @Test
    void a_game_is_rated_once() {
        book.when(rate(1, Result.WHITE_WINS, NOON))
                .and()
                .when(rate(2, Result.DRAW, NOON))
                .and()
                .when(rate(1, Result.WHITE_WINS, NOON))
                .thenRejected(new AlreadyRated(id(1)));
    }

    @Test
    void result_200_closes_the_book_in_the_same_decision() {
        var all = new ArrayList<RatingEvent>();
        var state = book;
        for (int number = 1; number <= 200; number++) {
            var decided = state.when(rate(number, Result.DRAW, NOON));
            all.addAll(((Decision.Accepted<RatingEvent, RatingRejection>) decided.decision()).events());
            state = decided.and();
        }
        assertEquals(202, all.size());
        assertEquals(new BookClosed(((ResultRated) all.get(200)).after(), 200), all.getLast());
        assertEquals(new RatingBook.Closed(((ResultRated) all.get(200)).after(), 200, NOON), state.state());
        state.when(rate(201, Result.DRAW, NOON)).thenRejected(new BookIsClosed(BOOK));
        state.when(rate(7, Result.DRAW, NOON)).thenRejected(new BookIsClosed(BOOK));
    }

    @Test
    void an_impossible_history_is_refused() {
        var decider = new RatingDecider();
        var result = rated(1, Result.DRAW, 1, Strength.START, Strength.START, NOON);
        var opened = new BookOpened(Strength.START, 0, CarriedFrom.NOTHING);
        assertThrows(IllegalStateException.class, () -> decider.evolve(decider.initial(), result));
        assertThrows(
                IllegalStateException.class,
                () -> decider.evolve(book.given(opened).state(), opened));
        var closed = book.given(List.of(opened, result, new BookClosed(Strength.START, 1)))
                .state();
        assertThrows(IllegalStateException.class, () -> decider.evolve(closed, result));
    }

    @Test
    void a_command_without_a_result_or_a_second_player_cannot_be_made() {
        assertThrows(IllegalArgumentException.class, () -> game(1, Result.UNFINISHED, NOON));
        var itself = new BookId(BORIS, Speed.BLITZ, 1);
        var game = game(1, Result.DRAW, NOON);
        assertThrows(IllegalArgumentException.class, () -> new RateResult(itself, Standing.START, game));
    }

    private static RateResult rate(int game, Result result, Instant at) {
        return new RateResult(BOOK, Standing.START, game(game, result, at));
    }

    private static RatedGame game(int game, Result result, Instant at) {
        return new RatedGame(id(game), BORIS, Side.WHITE, result, Strength.START, at);
    }

    private static ResultRated rated(int game, Result result, int number, Strength before, Strength after, Instant at) {
        return new ResultRated(id(game), BORIS, Side.WHITE, result, number, Strength.START, before, after, at);
    }

    private static UUID id(int game) {
        return new UUID(7, game);
    }
}
