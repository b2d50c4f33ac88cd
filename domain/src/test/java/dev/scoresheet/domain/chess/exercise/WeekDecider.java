package dev.scoresheet.domain.chess.exercise;

import dev.scoresheet.domain.chess.exercise.AnnouncedWeek.Over;
import dev.scoresheet.domain.chess.exercise.AnnouncedWeek.Quiet;
import dev.scoresheet.domain.chess.exercise.AnnouncedWeek.Waiting;
import dev.scoresheet.domain.chess.exercise.WeekCommand.AnnounceUpset;
import dev.scoresheet.domain.chess.exercise.WeekCommand.NoteUpset;
import dev.scoresheet.domain.chess.exercise.WeekEvent.UpsetAnnounced;
import dev.scoresheet.domain.chess.exercise.WeekEvent.UpsetNoted;
import dev.scoresheet.domain.chess.exercise.WeekRejection.AlreadyAnnounced;
import dev.scoresheet.domain.chess.exercise.WeekRejection.NothingToAnnounce;
import dev.scoresheet.domain.chess.exercise.WeekRejection.OtherWeek;
import dev.scoresheet.domain.chess.exercise.WeekRejection.WeekNotOver;
import dev.scoresheet.domain.kernel.Decider;
import dev.scoresheet.domain.kernel.Decision;

/// Rules of a week. It notes an upset that is larger than all before, and announces the last one that it noted.
public final class WeekDecider implements Decider<WeekCommand, AnnouncedWeek, WeekEvent, WeekRejection> {

    @Override
    public AnnouncedWeek initial() {
        return new Quiet();
    }

    @Override
    public Decision<WeekEvent, WeekRejection> decide(WeekCommand command, AnnouncedWeek week) {
        return switch (command) {
            case NoteUpset note -> note(note, week);
            case AnnounceUpset announce -> announce(announce, week);
        };
    }

    private static Decision<WeekEvent, WeekRejection> note(NoteUpset command, AnnouncedWeek week) {
        var upset = command.upset();
        if (!upset.week().equals(command.week())) {
            return Decision.reject(new OtherWeek(upset.week()));
        }
        return switch (week) {
            case Quiet() -> Decision.accept(new UpsetNoted(upset));
            case Waiting(var largest) ->
                upset.isLargerThan(largest) ? Decision.accept(new UpsetNoted(upset)) : Decision.nothing();
            case Over() -> Decision.reject(new AlreadyAnnounced());
        };
    }

    private static Decision<WeekEvent, WeekRejection> announce(AnnounceUpset command, AnnouncedWeek week) {
        return switch (week) {
            case Quiet() -> Decision.reject(new NothingToAnnounce());
            case Waiting(var largest) ->
                command.at().isBefore(command.week().announcement())
                        ? Decision.reject(new WeekNotOver(command.week().announcement()))
                        : Decision.accept(new UpsetAnnounced(largest));
            case Over() -> Decision.reject(new AlreadyAnnounced());
        };
    }

    @Override
    public AnnouncedWeek evolve(AnnouncedWeek week, WeekEvent event) {
        return switch (event) {
            case UpsetNoted(var upset) -> new Waiting(upset);
            case UpsetAnnounced _ -> new Over();
        };
    }
}
