package dev.scoresheet.application.kernel.log.event;

import java.util.Set;

/// What a consumer follows: categories (none named: all), less the types it does *not* want. Never the types it wants:
/// so an unknown type always arrives and can be answered for.
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
