package dev.scoresheet.adapters.json.kernel;

import dev.scoresheet.application.kernel.log.event.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// One record and the name under which it is stored, for ever.
///
/// @param name subject first, in the past tense: `game.move-played`. Never given to another event
/// @param upcasters from each older version to the next, version 1 first; so the newest version is one
///     more than these
/// @param written reads the newest version without the parser when it is written exactly as this codec
///     writes it; nothing for every other text. Empty always, but for a type that most of a log
///     consists of
public record StoredType<E>(
        String name, Class<E> event, List<Upcaster> upcasters, Function<String, Optional<E>> written) {

    public StoredType {
        if (!name.matches("[a-z]+(-[a-z]+)*\\.[a-z]+(-[a-z]+)*")) {
            throw new IllegalArgumentException("a stored name is subject.what-happened, not '" + name + "'");
        }
        upcasters = List.copyOf(upcasters);
    }

    /// A type that has had one shape only.
    public static <E> StoredType<E> of(String name, Class<E> event) {
        return new StoredType<>(name, event, List.of(), data -> Optional.empty());
    }

    /// The same type with one version more.
    public StoredType<E> then(Upcaster toNext) {
        var longer = new ArrayList<>(upcasters);
        longer.add(toNext);
        return new StoredType<>(name, event, longer, written);
    }

    /// The same type, with a reader of what this codec itself writes.
    public StoredType<E> written(Function<String, Optional<E>> reader) {
        return new StoredType<>(name, event, upcasters, reader);
    }

    public EventType newest() {
        return new EventType(name, upcasters.size() + 1);
    }
}
