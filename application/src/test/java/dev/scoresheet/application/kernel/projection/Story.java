package dev.scoresheet.application.kernel.projection;

import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.BulbEvent.Blew;
import dev.scoresheet.domain.kernel.BulbEvent.Fitted;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOff;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOn;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/// Two rows per event, so that keys span streams: one of the bulb, one of all bulbs that begin with its letter.
/// A bulb that blew is gone; the row shows the order of its events. As long as the projection is broken, it
/// fails where the data say so. Fitting 13 watts fails the bulb's row (1313 watts by an error). Fitting 666
/// watts fails the whole event (6666 watts by an error).
///
/// @param version of its identity; another one tells its stories otherwise
public record Story(int version, AtomicBoolean fails) implements Projection<BulbEvent, String, String, Story.Row> {

    public record Row(String told) {}

    public static Story broken() {
        return new Story(1, new AtomicBoolean(true));
    }

    public static Story sound(int version) {
        return new Story(version, new AtomicBoolean());
    }

    @Override
    public String name() {
        return "story";
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
                if (watts == 666 && fails.get()) {
                    throw new IllegalArgumentException("no such bulb");
                }
                if (watts == 6666 && fails.get()) {
                    throw new StackOverflowError("too deep");
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
        return new Row(version == 1 ? "" : version + ":");
    }

    @Override
    public Row evolve(Row row, String change) {
        if (change.equals("f13") && fails.get()) {
            throw new IllegalStateException("unlucky");
        }
        if (change.equals("f1313") && fails.get()) {
            throw new AssertionError("never");
        }
        return new Row(row.told() + change);
    }

    @Override
    public boolean gone(Row row) {
        return row.told().endsWith("x");
    }

    @Override
    public String text(String key) {
        return key;
    }
}
