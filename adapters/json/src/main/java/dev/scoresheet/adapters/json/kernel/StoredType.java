package dev.scoresheet.adapters.json.kernel;

import dev.scoresheet.application.kernel.log.EventType;
import java.util.ArrayList;
import java.util.List;

/// One record and the name under which it is stored, for ever.
///
/// @param name subject first, in the past tense: `game.move-played`. Never given to another event
/// @param upcasters from each older version to the next, version 1 first; so the newest version is one more than these
public record StoredType<E>(String name, Class<E> event, List<Upcaster> upcasters) {

    public StoredType {
        if (!name.matches("[a-z]+(-[a-z]+)*\\.[a-z]+(-[a-z]+)*")) {
            throw new IllegalArgumentException("a stored name is subject.what-happened, not '" + name + "'");
        }
        upcasters = List.copyOf(upcasters);
    }

    /// A type that has had one shape only.
    public static <E> StoredType<E> of(String name, Class<E> event) {
        return new StoredType<>(name, event, List.of());
    }

    /// The same type with one version more.
    public StoredType<E> then(Upcaster toNext) {
        var longer = new ArrayList<>(upcasters);
        longer.add(toNext);
        return new StoredType<>(name, event, longer);
    }

    public EventType newest() {
        return new EventType(name, upcasters.size() + 1);
    }
}
