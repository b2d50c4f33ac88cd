package dev.scoresheet.application.kernel.log.event;

/// Stored name of an event and the number of its shape: `game.move-played` 1. Neither ever gets another meaning,
/// because stored data depends on them. Class names are never stored.
public record EventType(String name, int schemaVersion) {

    public EventType {
        if (name.isEmpty() || schemaVersion < 1) {
            throw new IllegalArgumentException("not a valid event type: '" + name + "' " + schemaVersion);
        }
    }

    @Override
    public String toString() {
        return "'" + name + "' v" + schemaVersion;
    }
}
