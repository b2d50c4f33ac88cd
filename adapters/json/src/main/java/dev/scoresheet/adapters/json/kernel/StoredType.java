package dev.scoresheet.adapters.json.kernel;

import dev.scoresheet.application.kernel.log.event.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Record of an event and its stored name, which never changes.
///
/// @param name subject first, in the past tense: `game.move-played`; never given to another event
/// @param upcasters steps from each older version to the next, version 1 first; the newest version is their number plus
///     one
/// @param written reader of the newest version without the parser, if the text is exactly as this codec writes it;
///     empty for every other text. Always empty, except for a type that makes up most of a log
public record StoredType<E>(
        String name, Class<E> event, List<Upcaster> upcasters, Function<String, Optional<E>> written) {

    public StoredType {
        if (!name.matches("[a-z]+(-[a-z]+)*\\.[a-z]+(-[a-z]+)*")) {
            throw new IllegalArgumentException(
                    "a stored name has the form subject.event-in-lower-case, not '" + name + "'");
        }
        upcasters = List.copyOf(upcasters);
    }

    /// Returns a type that has had one shape only.
    public static <E> StoredType<E> of(String name, Class<E> event) {
        return new StoredType<>(name, event, List.of(), data -> Optional.empty());
    }

    /// Returns the same type with one more version.
    public StoredType<E> then(Upcaster toNext) {
        var longer = new ArrayList<>(upcasters);
        longer.add(toNext);
        return new StoredType<>(name, event, longer, written);
    }

    /// Returns the same type with a reader of the text that this codec itself writes.
    public StoredType<E> written(Function<String, Optional<E>> reader) {
        return new StoredType<>(name, event, upcasters, reader);
    }

    public EventType newest() {
        return new EventType(name, upcasters.size() + 1);
    }
}
