package dev.scoresheet.bootstrap.kernel.parking;

import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.projection.BulbLives;
import dev.scoresheet.application.kernel.projection.BulbLives.Happening;
import dev.scoresheet.application.kernel.projection.BulbLives.Life;
import dev.scoresheet.application.kernel.projection.Change;
import dev.scoresheet.application.kernel.projection.Projection;
import dev.scoresheet.bootstrap.kernel.parking.Rooms.Lit;
import dev.scoresheet.domain.kernel.BulbEvent;
import java.util.List;
import java.util.Set;

/// One row per room, with as many rooms as bulbs. Each bulb lights its own room and the next, so every stream
/// touches two keys and two streams touch every key. This projection is sound; releases with a mistake override
/// it.
class Rooms implements Projection<BulbEvent, StreamId, Lit, Life> {

    /// As many streams as keys.
    static final int HOW_MANY = 500;

    private final BulbLives lives = new BulbLives(1, "rooms");

    record Lit(StreamId room, Happening happening) {}

    static StreamId bulb(int number) {
        return new StreamId("bulb", "b" + number);
    }

    static StreamId room(int number) {
        return new StreamId("room", "r" + number % HOW_MANY);
    }

    @Override
    public String name() {
        return lives.name();
    }

    @Override
    public int version() {
        return lives.version();
    }

    @Override
    public String parameters() {
        return lives.parameters();
    }

    @Override
    public Set<Class<? extends BulbEvent>> ignores() {
        return Set.of();
    }

    @Override
    public List<Change<StreamId, Lit>> changes(RecordedEvent<BulbEvent> recorded) {
        var bulb = Integer.parseInt(recorded.stream().key().substring(1));
        var happening = new Happening(recorded.event(), recorded.recordedAt());
        return List.of(lit(room(bulb), happening), lit(room(bulb + 1), happening));
    }

    private static Change<StreamId, Lit> lit(StreamId room, Happening happening) {
        return new Change<>(room, new Lit(room, happening));
    }

    @Override
    public Life initial(StreamId room) {
        return lives.initial(room);
    }

    @Override
    public Life evolve(Life row, Lit change) {
        return lives.evolve(row, change.happening());
    }

    @Override
    public String text(StreamId room) {
        return lives.text(room);
    }
}
