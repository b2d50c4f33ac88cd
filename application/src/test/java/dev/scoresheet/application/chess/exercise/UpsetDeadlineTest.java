package dev.scoresheet.application.chess.exercise;

import dev.scoresheet.application.kernel.process.DeadlineSpec;
import dev.scoresheet.application.kernel.process.ReactionTarget;
import dev.scoresheet.domain.chess.exercise.AnnouncedWeek;
import dev.scoresheet.domain.chess.exercise.KnownUpsets;
import dev.scoresheet.domain.chess.exercise.UpsetOfTheWeek;
import dev.scoresheet.domain.chess.exercise.Upsets;
import dev.scoresheet.domain.chess.exercise.Week;
import dev.scoresheet.domain.chess.exercise.WeekCommand;
import dev.scoresheet.domain.chess.exercise.WeekCommand.NoteUpset;
import dev.scoresheet.domain.chess.exercise.WeekEvent;
import dev.scoresheet.domain.chess.exercise.WeekRejection;
import dev.scoresheet.domain.kernel.ProcessManager;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;

class UpsetDeadlineTest
        extends DeadlineSpec<WeekCommand, AnnouncedWeek, WeekEvent, WeekRejection, Object, KnownUpsets> {

    /// Week in which the histories begin.
    private static final Week WEEK = Week.parse("2026-W01");

    @Override
    protected ProcessManager<Object, KnownUpsets, WeekCommand> process() {
        return new UpsetOfTheWeek();
    }

    @Override
    protected ReactionTarget<WeekCommand, AnnouncedWeek, WeekEvent, WeekRejection, Object> target() {
        return UpsetTopology.toWeeks();
    }

    @Override
    protected WeekCommand command(Random random, Instant now) {
        return new NoteUpset(WEEK, Upsets.upset(new UUID(7, random.nextInt(1_000)), 1 + random.nextInt(500), now));
    }
}
