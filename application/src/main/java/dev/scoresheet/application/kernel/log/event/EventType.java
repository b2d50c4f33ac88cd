package dev.scoresheet.application.kernel.log.event;

/// The stored name of an event and the number of its shape: `game.move-played` 1. A promise to data: neither is ever
/// given another meaning, and class names appear nowhere.
public record EventType(String name, int schemaVersion) {

    public EventType {
        if (name.isEmpty() || schemaVersion < 1) {
            throw new IllegalArgumentException("no event type: '" + name + "' " + schemaVersion);
        }
    }

    @Override
    public String toString() {
        return "'" + name + "' v" + schemaVersion;
    }
}
