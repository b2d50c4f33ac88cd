package dev.scoresheet.adapters.json.kernel;

import java.util.List;
import java.util.Map;

/// The names under which a subject's events are stored.
///
/// `of` is an exhaustive switch without `default`, so a new event does not compile until it has a stored name. That
/// `all` lists the same types, and that no name is given twice, is checked when a codec is made and by the golden
/// files.
public interface EventTypes<E> {

    StoredType<? extends E> of(E event);

    List<StoredType<? extends E>> all();

    /// Jackson's annotations for value classes that should not look as they are declared, by class: an id that is one
    /// word in place of an object, a sealed component that names its kind. The domain itself has no annotation.
    default Map<Class<?>, Class<?>> mixins() {
        return Map.of();
    }
}
