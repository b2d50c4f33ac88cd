package dev.scoresheet.bootstrap.chess.races;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scoresheet.bootstrap.chess.races.AnswersAgainstLog.Event;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The checker finds each kind of wrong answer.
class AnswersAgainstLogTest {

    private static final List<Event> LOG = List.of(
            new Event(1, "game.started", ""),
            new Event(2, "game.move-played", "e2e4"),
            new Event(3, "game.time-given", ""),
            new Event(4, "game.move-played", "e7e5"));

    private static final List<Attempt> RIGHT =
            List.of(move("e2e4", 1, 200, 2, 1), gift(200, 3, 1), move("e7e5", 2, 200, 4, 2));

    @Test
    void right_answers_are_right() {
        assertEquals("", found(move("e2e4", 1, 200, 2, 1))); // the same move once more adds nothing
        assertEquals("", found(move("d2d4", 1, 409, 2, 1)));
        assertEquals("", found(new Attempt("g", "d7d5", 2, 2, 2, 412, 3, 1)));
    }

    @Test
    void a_move_may_end_the_game() {
        var log = new AnswersAgainstLog(List.of(
                new Event(1, "game.started", ""),
                new Event(2, "game.move-played", "f7f8"),
                new Event(3, "game.ended", "")));
        var end = move("f7f8", 1, 200, 3, 1);
        assertEquals(List.of(), log.problems(List.of(end, gift(409, 3, 1), move("f7f8", 1, 409, 3, 1))));
        assertEquals(2, log.problems(List.of()).size());
        assertEquals(1, log.problems(List.of(end, move("f7f6", 1, 200, 3, 1))).size());
        assertEquals(1, log.problems(List.of(end, gift(409, 2, 1))).size());
    }

    @Test
    void wrong_answers_are_found() {
        assertEquals("lost", found(move("d2d4", 1, 200, 2, 1)));
        assertEquals("lost or doubled", found(gift(200, 3, 1)));
        assertEquals("lost or doubled", found(gift(200, 2, 1)));
        assertEquals("the log has no such version", found(gift(200, 5, 2)));
        assertEquals("refused without a reason", found(move("d7d5", 2, 409, 2, 1)));
        assertEquals("refused without a reason", found(gift(409, 3, 1)));
        assertEquals("refused without a reason", found(new Attempt("g", "d7d5", 2, 2, 2, 412, 2, 1)));
        assertEquals("refused on a state that the game never had", found(move("d2d4", 1, 409, 4, 1)));
        assertEquals(
                "refused on a state that was older than an answer before it",
                found(new Attempt("g", "d2d4", 1, 3, 0, 409, 2, 1)));
        assertEquals("unexpected status", found(move("d2d4", 1, 503, 0, -1)));
    }

    @Test
    void an_event_that_no_request_wrote_is_found() {
        assertEquals(
                "no request was told that it wrote Event[version=3, type=game.time-given, move=]",
                String.join("; ", new AnswersAgainstLog(LOG).problems(List.of(RIGHT.getFirst(), RIGHT.getLast()))));
    }

    private static String found(Attempt more) {
        var all = new ArrayList<>(RIGHT);
        all.add(more);
        var problems = new AnswersAgainstLog(LOG).problems(all);
        return problems.isEmpty() ? "" : problems.getFirst().split(": ", 2)[0];
    }

    private static Attempt move(String move, int ply, int status, long version, int atPly) {
        return new Attempt("g", move, ply, 1, 0, status, version, atPly);
    }

    private static Attempt gift(int status, long version, int atPly) {
        return new Attempt("g", Attempt.GIFT, 0, 1, 0, status, version, atPly);
    }
}
