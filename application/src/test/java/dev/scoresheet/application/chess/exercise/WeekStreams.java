package dev.scoresheet.application.chess.exercise;

import dev.scoresheet.application.kernel.command.Aggregate;
import dev.scoresheet.application.kernel.command.KeyForm;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.domain.chess.exercise.AnnouncedWeek;
import dev.scoresheet.domain.chess.exercise.Week;
import dev.scoresheet.domain.chess.exercise.WeekCommand;
import dev.scoresheet.domain.chess.exercise.WeekDecider;
import dev.scoresheet.domain.chess.exercise.WeekEvent;
import dev.scoresheet.domain.chess.exercise.WeekRejection;

/// Streams of weeks: `week-{year}-W{number}`.
public final class WeekStreams {

    public static final String CATEGORY = "week";

    private static final KeyForm WEEKS = new KeyForm("weeks of ISO 8601", Week.WRITTEN.asMatchPredicate());

    private WeekStreams() {}

    public static StreamId stream(Week week) {
        return new StreamId(CATEGORY, week.toString());
    }

    public static Aggregate<WeekCommand, AnnouncedWeek, WeekEvent, WeekRejection> aggregate() {
        return new Aggregate<>(CATEGORY, WEEKS, WeekEvent.class, new WeekDecider(), command -> stream(command.week()));
    }
}
