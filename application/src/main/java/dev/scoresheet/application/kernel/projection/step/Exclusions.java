package dev.scoresheet.application.kernel.projection.step;

import static java.util.stream.Collectors.toUnmodifiableMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.scoresheet.application.kernel.log.event.StreamId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Events that a view leaves out because they are parked or given up.
///
/// @param keys parked keys by their text
/// @param streams positions from which streams are left out: the earlier of parked and given up
/// @param events the events that single rows leave out
public record Exclusions(Map<String, Parked.Key> keys, Map<StreamId, Long> streams, Set<GivenUp.Event> events) {

    public static final Exclusions NOTHING = new Exclusions(Map.of(), Map.of(), Set.of());

    public Exclusions {
        keys = Map.copyOf(keys);
        streams = Map.copyOf(streams);
        events = Set.copyOf(events);
    }

    public static Exclusions of(Collection<Parked> parked, Collection<GivenUp> givenUp) {
        var streams = new HashMap<StreamId, Long>();
        for (var entry : parked) {
            if (entry instanceof Parked.Stream stream) {
                streams.merge(stream.stream(), stream.position(), Math::min);
            }
        }
        for (var decided : givenUp) {
            if (decided instanceof GivenUp.Stream stream) {
                streams.merge(stream.stream(), stream.position(), Math::min);
            }
        }
        return new Exclusions(
                parked.stream()
                        .filter(Parked.Key.class::isInstance)
                        .map(Parked.Key.class::cast)
                        .collect(toUnmodifiableMap(Parked.Key::text, key -> key)),
                streams,
                givenUp.stream()
                        .filter(GivenUp.Event.class::isInstance)
                        .map(GivenUp.Event.class::cast)
                        .collect(toUnmodifiableSet()));
    }

    public boolean stream(StreamId stream, long position) {
        var from = streams.get(stream);
        return from != null && position >= from;
    }
}
