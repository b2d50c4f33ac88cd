package dev.scoresheet.domain.chess.exercise;

import dev.scoresheet.domain.chess.exercise.WeekCommand.AnnounceUpset;
import dev.scoresheet.domain.chess.exercise.WeekCommand.NoteUpset;
import dev.scoresheet.domain.chess.exercise.WeekEvent.UpsetAnnounced;
import dev.scoresheet.domain.chess.exercise.WeekEvent.UpsetNoted;
import dev.scoresheet.domain.chess.exercise.WeekRejection.AlreadyAnnounced;
import dev.scoresheet.domain.chess.exercise.WeekRejection.NothingToAnnounce;
import dev.scoresheet.domain.chess.exercise.WeekRejection.OtherWeek;
import dev.scoresheet.domain.chess.exercise.WeekRejection.WeekNotOver;
import dev.scoresheet.domain.kernel.DeciderSpec;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WeekDeciderTest {

    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    private static final Week WEEK = Week.of(NOON);
    private static final Upset UPSET = Upsets.upset(new UUID(7, 1), 212, NOON);
    private static final Upset LARGER = Upsets.upset(new UUID(7, 2), 213, NOON);
    private static final Upset AS_LARGE = Upsets.upset(new UUID(7, 3), 212, NOON);

    private final DeciderSpec<WeekCommand, AnnouncedWeek, WeekEvent, WeekRejection> quiet =
            DeciderSpec.of(new WeekDecider());
    private final DeciderSpec<WeekCommand, AnnouncedWeek, WeekEvent, WeekRejection> noted =
            quiet.given(new UpsetNoted(UPSET));

    @Test
    void an_upset_is_noted_if_it_is_larger_than_all_before() {
        quiet.when(new NoteUpset(WEEK, UPSET)).then(new UpsetNoted(UPSET));
        noted.when(new NoteUpset(WEEK, UPSET)).thenNothing();
        noted.when(new NoteUpset(WEEK, AS_LARGE)).thenNothing();
        noted.when(new NoteUpset(WEEK, LARGER)).then(new UpsetNoted(LARGER));
    }

    @Test
    void a_game_of_another_week_is_refused() {
        var next = Upsets.upset(new UUID(7, 4), 500, Instant.parse("2026-03-09T00:00:00Z"));
        noted.when(new NoteUpset(WEEK, next)).thenRejected(new OtherWeek(next.week()));
    }

    @Test
    void the_largest_upset_is_announced_once_when_the_week_is_over() {
        var announcement = WEEK.announcement();
        var announce = new AnnounceUpset(WEEK, announcement);
        quiet.when(announce).thenRejected(new NothingToAnnounce());
        noted.when(new AnnounceUpset(WEEK, announcement.minusMillis(1))).thenRejected(new WeekNotOver(announcement));
        noted.when(announce)
                .then(new UpsetAnnounced(UPSET))
                .and()
                .when(announce)
                .thenRejected(new AlreadyAnnounced());
    }

    @Test
    void an_upset_after_the_announcement_is_refused() {
        noted.given(new UpsetAnnounced(UPSET)).when(new NoteUpset(WEEK, LARGER)).thenRejected(new AlreadyAnnounced());
    }
}
