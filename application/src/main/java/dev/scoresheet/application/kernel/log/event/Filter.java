package dev.scoresheet.application.kernel.log.event;

import java.util.Set;

/// Filter of a consumer: categories (none named: all), without the types that it does *not* want. It never lists the
/// wanted types, so an unknown type always reaches the consumer, which must handle it.
public record Filter(Set<String> categories, Set<String> exceptTypes) {

    public static final Filter ALL = new Filter(Set.of(), Set.of());

    public Filter {
        categories = Set.copyOf(categories);
        exceptTypes = Set.copyOf(exceptTypes);
    }

    public boolean accepts(String category, String type) {
        return (categories.isEmpty() || categories.contains(category)) && !exceptTypes.contains(type);
    }
}
