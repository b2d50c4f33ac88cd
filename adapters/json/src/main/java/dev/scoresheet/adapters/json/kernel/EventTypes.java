package dev.scoresheet.adapters.json.kernel;

import java.util.List;
import java.util.Map;

/// Names under which a subject's events are stored.
///
/// `of` is an exhaustive switch without `default`, so a new event does not compile until it has a stored name. `all`
/// must list the same types, and each name once; the codec's constructor and the golden files check this.
public interface EventTypes<E> {

    StoredType<? extends E> of(E event);

    List<StoredType<? extends E>> all();

    /// Returns Jackson's annotations by class, for value classes whose stored form differs from their declaration. An
    /// id is one word instead of an object; a sealed component names its kind. The domain itself has no annotation.
    default Map<Class<?>, Class<?>> mixins() {
        return Map.of();
    }
}
