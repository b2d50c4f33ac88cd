package dev.scoresheet.domain.chess.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scoresheet.domain.chess.exercise.WeekCommand.AnnounceUpset;
import dev.scoresheet.domain.chess.exercise.WeekCommand.NoteUpset;
import dev.scoresheet.domain.chess.exercise.WeekEvent.UpsetAnnounced;
import dev.scoresheet.domain.chess.exercise.WeekEvent.UpsetNoted;
import dev.scoresheet.domain.chess.rating.CarriedFrom;
import dev.scoresheet.domain.chess.rating.RatingEvent.BookOpened;
import dev.scoresheet.domain.chess.rating.Strength;
import dev.scoresheet.domain.kernel.ProcessSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UpsetOfTheWeekTest {

    private static final String BOOK = "rating-boris:blitz:1";
    private static final String STREAM = "week-2026-W10";
    private static final String KEY = "2026-W10";
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    private static final Week WEEK = Week.of(NOON);
    private static final Upset UPSET = Upsets.upset(new UUID(7, 1), 212, NOON);
    private static final Upset LARGER = Upsets.upset(new UUID(7, 2), 300, NOON);

    private final ProcessSpec<Object, KnownUpsets, WeekCommand> upsets = ProcessSpec.of(new UpsetOfTheWeek());
    private final ProcessSpec<Object, KnownUpsets, WeekCommand> rated = rated(upsets, UPSET);

    private static ProcessSpec<Object, KnownUpsets, WeekCommand> rated(
            ProcessSpec<Object, KnownUpsets, WeekCommand> before, Upset upset) {
        return before.when(BOOK, Upsets.result(upset.game(), upset.points(), upset.at()));
    }

    @Test
    void an_upset_is_noted_for_its_week_and_announced_when_the_week_is_over() {
        rated.then("note", new NoteUpset(WEEK, UPSET))
                .noDeadlineOf(KEY)
                .when(STREAM, new UpsetNoted(UPSET))
                .thenNothing()
                .deadlineOf(KEY, WEEK.announcement())
                .whenPassed(KEY)
                .then("announce", new AnnounceUpset(WEEK, WEEK.announcement()));
    }

    @Test
    void a_larger_upset_replaces_the_one_that_is_noted() {
        var noted = rated.when(STREAM, new UpsetNoted(UPSET));
        rated(noted, UPSET).thenNothing();
        rated(noted, LARGER).then("note", new NoteUpset(WEEK, LARGER));
    }

    /// After a silent fold the state knows an upset that the week does not have.
    @Test
    void a_smaller_upset_brings_up_a_larger_one_that_is_not_noted() {
        var known = rated(upsets, LARGER);
        rated(known, UPSET).then("note", new NoteUpset(WEEK, LARGER));
        rated(known.when(STREAM, new UpsetNoted(LARGER)), UPSET).thenNothing();
    }

    @Test
    void an_upset_of_the_next_week_is_another_instance() {
        var next = Upsets.upset(new UUID(7, 3), 100, NOON.plus(Duration.ofDays(7)));
        rated(rated, next).then("note", new NoteUpset(Week.parse("2026-W11"), next));
    }

    @Test
    void other_results_and_events_concern_no_week() {
        var other = upsets.when(BOOK, Upsets.result(new UUID(7, 4), -50, NOON))
                .when(BOOK, new BookOpened(Strength.START, 0, CarriedFrom.NOTHING));
        assertEquals(Map.of(), other.states());
    }

    @Test
    void an_announced_week_keeps_no_state() {
        var announced = rated.when(STREAM, new UpsetNoted(UPSET)).when(STREAM, new UpsetAnnounced(UPSET));
        assertEquals(Map.of(), announced.states());
    }

    /// Receipts of reactions have these names in their keys. To change one, write a process that replaces this one.
    @Test
    void instances_and_names_of_reactions_never_change() {
        var ended = rated.when(STREAM, new UpsetNoted(UPSET)).whenPassed(KEY);
        assertEquals("upsets", ended.process().name());
        assertEquals(List.of("2026-W10 note", "2026-W10 announce"), ended.names());
    }
}
