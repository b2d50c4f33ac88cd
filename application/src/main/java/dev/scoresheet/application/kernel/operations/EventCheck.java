package dev.scoresheet.application.kernel.operations;

import dev.scoresheet.application.kernel.log.codec.EventCodec;
import dev.scoresheet.application.kernel.log.event.EventType;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.log.event.Undecodable;
import dev.scoresheet.application.kernel.log.stored.LogDigest;
import dev.scoresheet.application.kernel.log.stored.StoredEvent;
import dev.scoresheet.application.kernel.operations.Damage.Kind;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Check that a row of the log is the next event of its stream, unchanged and decodable.
public final class EventCheck {

    private final LogDigest digest;
    private final EventCodec<?> codec;
    private final Predicate<StoredEvent> next;
    private final Predicate<StoredEvent> left;
    private final Consumer<StoredEvent> read;

    /// @param next true if an event is the next of its stream; called once for each event, in order of position
    /// @param left true to leave an event of an unknown type unread, false to report it as damage
    /// @param read consumer of each undamaged event whose type this release knows
    public EventCheck(
            LogDigest digest,
            EventCodec<?> codec,
            Predicate<StoredEvent> next,
            Predicate<StoredEvent> left,
            Consumer<StoredEvent> read) {
        this.digest = digest;
        this.codec = codec;
        this.next = next;
        this.left = left;
        this.read = read;
    }

    public Optional<Damage> damage(StoredEvent event) {
        if (!isNamed(event)) {
            return found(event, Kind.STREAM, "does not belong to a stream of its category '" + event.category() + "'");
        }
        var expected = digest.ofEvent(
                event.stream(), event.version(), event.type(), event.schemaVersion(), event.metadata(), event.data());
        if (!expected.equals(event.digest())) {
            return found(event, Kind.DIGEST, "does not match its digest");
        }
        if (!next.test(event)) {
            return found(event, Kind.VERSION, "is not the next event of its stream");
        }
        return undecodable(event);
    }

    private static boolean isNamed(StoredEvent event) {
        try {
            return StreamId.parse(event.stream()).category().equals(event.category());
        } catch (IllegalArgumentException noName) {
            return false;
        }
    }

    private Optional<Damage> undecodable(StoredEvent event) {
        try {
            codec.metadata(event.metadata());
            codec.decode(new EventType(event.type(), event.schemaVersion()), event.data());
            read.accept(event);
            return Optional.empty();
        } catch (Undecodable undecodable) {
            if (undecodable.reason().isUnknown() && left.test(event)) {
                return Optional.empty();
            }
            return found(event, Kind.UNDECODABLE, undecodable.reason() + ": " + undecodable.getMessage());
        } catch (IllegalArgumentException noType) {
            return found(event, Kind.UNDECODABLE, "has no valid type");
        }
    }

    private static Optional<Damage> found(StoredEvent event, Kind kind, String trouble) {
        return Optional.of(new Damage(
                event.position(), kind, "event '" + event.stream() + "@" + event.version() + "' " + trouble));
    }
}
