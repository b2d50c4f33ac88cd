package dev.scoresheet.application.kernel.projection;

import dev.scoresheet.application.kernel.log.RecordedEvent;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.BulbEvent.Blew;
import dev.scoresheet.domain.kernel.BulbEvent.Fitted;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOff;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOn;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// Two rows per event, so that keys span streams: one of the bulb, one of all bulbs that begin with its letter. A bulb
/// that blew is gone; the order of what happened shows in the row. It fails where it is told to by the data: fitting
/// 13 watts fails the bulb's row, fitting 666 watts fails the whole event. Until it is mended.
public final class Tally implements Projection<BulbEvent, String, String, Tally.Row> {

    public record Row(String story) {}

    private final BooleanSupplier mended;

    public Tally() {
        this(() -> false);
    }

    /// @param mended whether it no longer fails
    public Tally(BooleanSupplier mended) {
        this.mended = mended;
    }

    @Override
    public String name() {
        return "tally";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Set<Class<? extends BulbEvent>> ignores() {
        return Set.of(SwitchedOff.class);
    }

    @Override
    public List<Change<String, String>> changes(RecordedEvent<BulbEvent> recorded) {
        var bulb = recorded.stream().key();
        var what = switch (recorded.event()) {
            case Fitted(var watts) -> {
                if (watts == 666 && !mended.getAsBoolean()) {
                    throw new IllegalArgumentException("no such bulb");
                }
                yield "f" + watts;
            }
            case SwitchedOn _ -> "+";
            case SwitchedOff _ -> throw new AssertionError("not followed");
            case Blew _ -> "x";
        };
        return List.of(new Change<>(bulb, what), new Change<>(bulb.substring(0, 1) + "*", "."));
    }

    @Override
    public Row initial(String key) {
        return new Row("");
    }

    @Override
    public Row evolve(Row row, String change) {
        if (change.equals("f13") && !mended.getAsBoolean()) {
            throw new IllegalStateException("unlucky");
        }
        return new Row(row.story() + change);
    }

    @Override
    public boolean gone(Row row) {
        return row.story().endsWith("x");
    }

    @Override
    public String text(String key) {
        return key;
    }
}
