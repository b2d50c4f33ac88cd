package dev.scoresheet.application.kernel.projection;

import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.BulbEvent.Blew;
import dev.scoresheet.domain.kernel.BulbEvent.Fitted;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOff;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The kernel's own toy read model, one row per bulb, with a value of every kind that a row may have. A
/// bulb that blew is gone. Fitting a bulb of more than 10,000 watts fails; a database keeps a limit of
/// its own at [#MOST_WATTS].
///
/// @param version of its identity
/// @param parameters of its identity: cases that must not meet each other differ in them
public record BulbLives(int version, String parameters)
        implements Projection<BulbEvent, StreamId, BulbLives.Happening, BulbLives.Life> {

    /// Highest number of watts that a database takes.
    public static final int MOST_WATTS = 5_000;

    public record Happening(BulbEvent event, Instant at) {}

    /// @param note a text that need not be there
    /// @param watts of each fitting, in order
    public record Life(
            long timesOn, boolean on, Instant lastAt, Optional<String> note, List<Integer> watts, boolean blown) {
        public Life {
            watts = List.copyOf(watts);
        }
    }

    @Override
    public String name() {
        return "bulb-lives";
    }

    @Override
    public Set<Class<? extends BulbEvent>> ignores() {
        return Set.of(SwitchedOff.class);
    }

    @Override
    public List<Change<StreamId, Happening>> changes(RecordedEvent<BulbEvent> recorded) {
        return List.of(new Change<>(recorded.stream(), new Happening(recorded.event(), recorded.recordedAt())));
    }

    @Override
    public Life initial(StreamId key) {
        return new Life(0, false, Instant.EPOCH, Optional.empty(), List.of(), false);
    }

    @Override
    public Life evolve(Life row, Happening change) {
        return switch (change.event()) {
            case Fitted(var watts) -> fitted(row, watts, change.at());
            case SwitchedOn _ ->
                new Life(
                        row.timesOn() + 1,
                        true,
                        change.at(),
                        Optional.of("on for the " + (row.timesOn() + 1) + "th"),
                        row.watts(),
                        false);
            case SwitchedOff _ -> throw new AssertionError("not followed");
            case Blew _ -> new Life(row.timesOn(), false, change.at(), row.note(), row.watts(), true);
        };
    }

    private static Life fitted(Life row, int watts, Instant at) {
        if (watts > 10_000) {
            throw new IllegalArgumentException("no bulb has " + watts + " watts");
        }
        var all = new ArrayList<>(row.watts());
        all.add(watts);
        return new Life(row.timesOn(), false, at, Optional.empty(), all, false);
    }

    @Override
    public boolean gone(Life row) {
        return row.blown();
    }

    @Override
    public String text(StreamId key) {
        return key.toString();
    }
}
