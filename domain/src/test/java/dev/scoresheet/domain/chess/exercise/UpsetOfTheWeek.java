package dev.scoresheet.domain.chess.exercise;

import dev.scoresheet.domain.chess.exercise.KnownUpsets.None;
import dev.scoresheet.domain.chess.exercise.KnownUpsets.Noted;
import dev.scoresheet.domain.chess.exercise.WeekCommand.AnnounceUpset;
import dev.scoresheet.domain.chess.exercise.WeekCommand.NoteUpset;
import dev.scoresheet.domain.chess.exercise.WeekEvent.UpsetAnnounced;
import dev.scoresheet.domain.chess.exercise.WeekEvent.UpsetNoted;
import dev.scoresheet.domain.chess.rating.BookId;
import dev.scoresheet.domain.chess.rating.RatingEvent.ResultRated;
import dev.scoresheet.domain.kernel.Occurrence;
import dev.scoresheet.domain.kernel.ProcessManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Process that finds the largest upset of each week in the results of players, and announces it when the week is over.
/// An instance is a week.
///
/// The union of its events is `Object`: the union of chess is sealed, and the exercise leaves it as it is.
public final class UpsetOfTheWeek implements ProcessManager<Object, KnownUpsets, WeekCommand> {

    @Override
    public String name() {
        return "upsets";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<String> instances(Occurrence<Object> occurrence) {
        return switch (occurrence.event()) {
            case ResultRated result ->
                upset(occurrence, result).map(upset -> upset.week().toString()).stream()
                        .toList();
            case WeekEvent _ -> List.of(occurrence.stream().substring("week-".length()));
            default -> List.of();
        };
    }

    private static Optional<Upset> upset(Occurrence<Object> occurrence, ResultRated result) {
        return Upset.of(BookId.parse(occurrence.stream().substring("rating-".length())), result);
    }

    @Override
    public KnownUpsets initial(String instance) {
        return new None();
    }

    @Override
    public KnownUpsets evolve(KnownUpsets state, Occurrence<Object> occurrence) {
        return switch (occurrence.event()) {
            case ResultRated result -> state.with(upset(occurrence, result).orElseThrow());
            case UpsetNoted(var upset) -> state.noting(upset);
            case UpsetAnnounced _ -> new None();
            default -> state;
        };
    }

    /// The largest upset may be of an old game, from before the first start of this process.
    @Override
    public List<Reaction<WeekCommand>> react(KnownUpsets state, Occurrence<Object> occurrence) {
        return occurrence.event() instanceof ResultRated
                ? state
                        .toNote()
                        .map(upset -> new Reaction<WeekCommand>("note", new NoteUpset(upset.week(), upset)))
                        .stream()
                        .toList()
                : List.of();
    }

    @Override
    public Optional<Instant> deadline(KnownUpsets state) {
        return state instanceof Noted(var _, var upset)
                ? Optional.of(upset.week().announcement())
                : Optional.empty();
    }

    @Override
    public Optional<Reaction<WeekCommand>> atDeadline(KnownUpsets state, Instant deadline) {
        return state instanceof Noted(var _, var upset)
                ? Optional.of(new Reaction<>("announce", new AnnounceUpset(upset.week(), deadline)))
                : Optional.empty();
    }

    @Override
    public boolean finished(KnownUpsets state) {
        return state instanceof None;
    }
}
