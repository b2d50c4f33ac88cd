package dev.scoresheet.application.chess.exercise;

import dev.scoresheet.application.chess.streams.RatingStreams;
import dev.scoresheet.application.kernel.Topology;
import dev.scoresheet.application.kernel.Topology.BoundedContext;
import dev.scoresheet.application.kernel.process.DeclaredProcess;
import dev.scoresheet.application.kernel.process.ReactionTarget;
import dev.scoresheet.application.kernel.process.StateCodec;
import dev.scoresheet.domain.chess.exercise.AnnouncedWeek;
import dev.scoresheet.domain.chess.exercise.KnownUpsets;
import dev.scoresheet.domain.chess.exercise.UpsetOfTheWeek;
import dev.scoresheet.domain.chess.exercise.WeekCommand;
import dev.scoresheet.domain.chess.exercise.WeekEvent;
import dev.scoresheet.domain.chess.exercise.WeekRejection;
import dev.scoresheet.domain.chess.exercise.WeekRejection.AlreadyAnnounced;
import dev.scoresheet.domain.chess.exercise.WeekRejection.NothingToAnnounce;
import dev.scoresheet.domain.chess.exercise.WeekRejection.OtherWeek;
import dev.scoresheet.domain.chess.exercise.WeekRejection.WeekNotOver;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Topology of the exercise: the application `news`, downstream of `rating`. It names the owner of the books of
/// ratings, and runs no process of that application.
public final class UpsetTopology {

    private UpsetTopology() {}

    public static Topology<Object> topology(StateCodec<KnownUpsets> states) {
        return new Topology<>(List.of(
                new BoundedContext<>("rating", List.of(RatingStreams.aggregate()), Set.of(), List.of()),
                new BoundedContext<>(
                        "news", List.of(WeekStreams.aggregate()), Set.of(), List.of(), List.of(upsets(states)))));
    }

    private static DeclaredProcess<Object, KnownUpsets, WeekCommand> upsets(StateCodec<KnownUpsets> states) {
        return new DeclaredProcess<>(
                new UpsetOfTheWeek(),
                Set.of(RatingStreams.CATEGORY, WeekStreams.CATEGORY),
                Optional.empty(),
                List.of(toWeeks()),
                states);
    }

    static ReactionTarget<WeekCommand, AnnouncedWeek, WeekEvent, WeekRejection, Object> toWeeks() {
        return ReactionTarget.of(WeekCommand.class, WeekStreams.aggregate(), rejection -> switch (rejection) {
            case OtherWeek _ -> "other-week";
            case NothingToAnnounce() -> "nothing-to-announce";
            case WeekNotOver _ -> "week-not-over";
            case AlreadyAnnounced() -> "already-announced";
        });
    }
}
