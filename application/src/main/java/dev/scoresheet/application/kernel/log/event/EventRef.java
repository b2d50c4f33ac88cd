package dev.scoresheet.application.kernel.log.event;

/// Identity of an event, written `game-0198c1d2-…@12`. There is no other id.
public record EventRef(StreamId stream, long version) {

    public EventRef {
        if (version < 1) {
            throw new IllegalArgumentException("the first event has version 1, not " + version);
        }
    }

    public static EventRef parse(String written) {
        int at = written.lastIndexOf('@');
        if (at < 0) {
            throw new IllegalArgumentException("an event is written stream@version, not '" + written + "'");
        }
        return new EventRef(StreamId.parse(written.substring(0, at)), Long.parseLong(written.substring(at + 1)));
    }

    @Override
    public String toString() {
        return stream + "@" + version;
    }
}
